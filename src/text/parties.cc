#include "text/parties.h"

#include "text/noun_phrase.h"

namespace khaldun::text {

Parties::Parties(const Document& document) : document_(document), quotations_(document) {
  by_head_.assign(document.Get<SegmentLayer>().words.size(), -1);
  const auto& mentions = document.Get<EntityLayer>().mentions;
  for (size_t i = 0; i < mentions.size(); ++i) {
    int32_t& slot = by_head_[mentions[i].head.value];
    if (slot < 0 || mentions[static_cast<size_t>(slot)].words.size() < mentions[i].words.size()) {
      slot = static_cast<int32_t>(i);
    }
  }
  // "Aleppo Mayor Brita Hasan" where the arcs make the town the head: the phrase is the mayor.
  const auto& syntax = document.Get<SyntaxLayer>();
  for (size_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    if (m.entity_kind != EntityKind::kPerson || !m.name_words) continue;
    for (WordId w = m.words.begin; w < m.name_words->begin; ++w) {
      WordId up = syntax.word(w).head;
      if (m.words.Contains(up) && up != w) continue;
      int32_t& slot = by_head_[w.value];
      bool inner = slot >= 0 && m.words.Contains(mentions[static_cast<size_t>(slot)].words.begin) &&
                   mentions[static_cast<size_t>(slot)].entity_kind == EntityKind::kPlace;
      if (inner) slot = static_cast<int32_t>(i);
      break;
    }
  }
}

const Mention* Parties::MentionAt(WordId head) const {
  int32_t m = by_head_[head.value];
  return m < 0 ? nullptr : &document_.Get<EntityLayer>().mentions[static_cast<size_t>(m)];
}

std::optional<EntityId> Parties::EntityOf(const Mention& mention) const {
  const auto& mentions = document_.Get<EntityLayer>().mentions;
  auto entity_of = [&](const Mention& m) {
    return document_.Get<CorefLayer>().entity_of[static_cast<size_t>(&m - mentions.data())];
  };
  const auto& features = document_.Get<SyntaxLayer>().word(mention.head).features;
  if (mention.kind != MentionKind::kPronoun || !features.Has(Feature::kPerson, "1")) {
    return entity_of(mention);
  }
  const Quote* said = quotations_.Innermost(mention.span);
  if (said == nullptr || !said->direct) return entity_of(mention);
  if (!said->speaker) return std::nullopt;
  return entity_of(mentions[said->speaker->value]);
}

Participant Parties::Describe(const Mention& mention) const {
  const std::optional<EntityId> id = EntityOf(mention);
  if (!id)
    return {mention.span, mention.head, {}, std::string(document_.text(mention.span)), {}, false};
  const Entity& entity = document_.Get<CorefLayer>().entity(*id);
  return {mention.span, mention.head, id, entity.name, entity.actor ? entity.actor : mention.actor,
          entity.known};
}

Participant Parties::Describe(const Tree& tree, WordId head) const {
  const Span phrase = PhraseSpan(tree, head);
  const Mention* mention = MentionAt(head);
  if (mention == nullptr && tree[head].relation == Relation::kFlat) {
    mention = MentionAt(tree[head].head);
  }
  if (mention == nullptr) return {phrase, head, {}, std::string(document_.text(phrase)), {}, false};
  Participant p = Describe(*mention);
  p.head = head;
  // A name ends where the mention does, whatever the parser hangs on it ("Russia of shelling").
  if (!mention->span.Contains(phrase) && mention->kind != MentionKind::kName) p.span = phrase;
  return p;
}

}  // namespace khaldun::text

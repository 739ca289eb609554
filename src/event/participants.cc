#include "event/participants.h"

#include <algorithm>

namespace khaldun::event {

using enum Relation;

CountryWords::CountryWords(const resources::Countries& countries) {
  size_t n = 0;
  for (const auto& c : countries.all()) n += c.adjectives.size();
  words_.reserve(n);
  for (const auto& c : countries.all()) {
    // "Hamilton, Bermuda" is Hamilton.
    if (!c.capital.empty()) capitals_.emplace(c.alpha3, c.capital.substr(0, c.capital.find(',')));
    for (const std::string& a : c.adjectives) {
      words_.push_back(a);
      alpha3_.emplace(words_.back(), c.alpha3);
    }
  }
}

const std::string* CountryWords::Find(std::string_view word) const {
  auto it = alpha3_.find(word);
  return it == alpha3_.end() ? nullptr : &it->second;
}

const std::string* CountryWords::CapitalOf(const std::string& alpha3) const {
  auto it = capitals_.find(alpha3);
  return it == capitals_.end() ? nullptr : &it->second;
}

bool IsPolitical(const Participant& p) { return p.actor && !p.actor->empty(); }

bool IsArmed(const Participant& p) {
  if (!p.actor) return false;
  return std::any_of(p.actor->sectors.begin(), p.actor->sectors.end(), [](Sector s) {
    return s == Sector::kMil || s == Sector::kReb || s == Sector::kCop || s == Sector::kSpy ||
           s == Sector::kUaf || s == Sector::kPrm || s == Sector::kCrm;
  });
}

Actors::Actors(const Document& document, const Cues& cues, const CountryWords& countries)
    : document_(document), cues_(cues), countries_(countries), quotations_(document) {
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

const Mention* Actors::MentionAt(WordId head) const {
  int32_t m = by_head_[head.value];
  return m < 0 ? nullptr : &document_.Get<EntityLayer>().mentions[static_cast<size_t>(m)];
}

Participant Actors::Describe(const Tree& tree, WordId head) const {
  Participant p;
  p.head = head;
  p.span = PhraseSpan(tree, head);
  p.name = document_.text(p.span);
  int32_t m = by_head_[head.value];
  if (m < 0 && tree[head].relation == kFlat) m = by_head_[tree[head].head.value];
  if (m >= 0) {
    const Mention& mention = document_.Get<EntityLayer>().mentions[static_cast<size_t>(m)];
    const CorefLayer& coref = document_.Get<CorefLayer>();
    EntityId id = coref.entity_of[static_cast<size_t>(m)];
    const Entity& entity = coref.entity(id);
    p.entity = id;
    p.name = entity.name;
    p.actor = entity.actor ? entity.actor : mention.actor;
    p.known = entity.known;
    // A name ends where the mention does, whatever the parser hangs on it ("Russia of shelling").
    if (mention.span.Contains(p.span) || mention.kind == MentionKind::kName) p.span = mention.span;
  }
  if (!IsPolitical(p) &&
      (cues_.Has(tree.lemma(head), Cue::kQuantity) || tree[head].upos == Upos::kNum)) {
    // "hundreds of demonstrators", "members of the security forces": who they are stands behind
    // "of".
    for (WordId c : tree.children(head)) {
      if (tree[c].relation != kNmod || tree.Preposition(c) != "of") continue;
      Participant inner = Describe(tree, c);
      p.actor = inner.actor;
      if (!p.entity) p.name = document_.text(p.span);
      break;
    }
  }
  if (!p.actor && cues_.Has(tree.lemma(head), Cue::kPeople)) {
    p.actor = ActorCode{"", {Sector::kCvl}};
  }
  return p;
}

std::vector<Participant> Actors::Expand(const Tree& tree, WordId head) const {
  head = tree[head].relation == kFlat ? tree[head].head : head;
  std::vector<Participant> out{Describe(tree, head)};
  AddPartners(tree, head, out);
  for (WordId c : tree.children(head)) {
    if (tree[c].relation != kConj) continue;
    bool noun = tree.IsNominal(c) || tree[c].upos == Upos::kNum ||
                (tree[c].upos == Upos::kAdj && MentionAt(c) != nullptr);
    if (noun && !tree.Child(c, {kNsubj, kNsubjPass, kCop})) out.push_back(Describe(tree, c));
  }
  AddStrayed(tree, head, out);
  return out;
}

// "four members of the army and a tourist": the arcs hang the tourist on the army, which stands
// with another article.
void Actors::AddStrayed(const Tree& tree, WordId head, std::vector<Participant>& out) const {
  auto indefinite = [&](WordId w) {
    if (tree.Child(w, {kNummod})) return true;
    auto det = tree.Child(w, {kDet});
    return det && (tree.lemma(*det) == "a" || tree.lemma(*det) == "another");
  };
  for (WordId of : tree.children(head)) {
    if (tree[of].relation != kNmod || tree.Preposition(of) != "of" || indefinite(of)) continue;
    bool bare_noun = tree[of].upos != Upos::kPropn && !tree.Child(of, {kDet, kNmodPoss});
    if (bare_noun) continue;
    for (WordId c : tree.children(of)) {
      if (tree[c].relation != kConj || !tree.IsNominal(c) || !indefinite(c)) continue;
      const auto& segment = document_.Get<SegmentLayer>();
      Participant& whole = out.front();
      Participant strayed = Describe(tree, c);
      if (whole.span.Contains(strayed.span)) {
        WordId last(segment.WordsIn(strayed.span).begin.value - 1);
        while (last > of && (tree[last].relation == kCc || tree[last].relation == kPunct))
          --last.value;
        whole.span.end = segment.word(last).span.end;
        if (!whole.entity) whole.name = document_.text(whole.span);
      }
      out.push_back(std::move(strayed));
    }
  }
}

// "French and Egyptian warships": two states' warships, of which the phrase has the code of one.
void Actors::AddPartners(const Tree& tree, WordId head, std::vector<Participant>& out) const {
  const std::optional<ActorCode> whole = out.front().actor;
  if (!whole || whole->country.empty()) return;
  auto add = [&](WordId modifier) {
    auto p = Modifier(tree, modifier);
    if (!p || !IsPolitical(*p) || p->actor->country.empty()) return;
    bool known = std::any_of(out.begin(), out.end(), [&](const Participant& o) {
      return o.actor->country == p->actor->country;
    });
    if (known) return;
    p->actor->sectors = whole->sectors;
    out.push_back(std::move(*p));
  };
  for (WordId first : tree.children(head)) {
    if (tree[first].relation != kAmod && tree[first].relation != kCompound) continue;
    bool joined = false;
    for (WordId c : tree.children(first)) joined |= tree[c].relation == kConj;
    if (!joined) continue;
    add(first);
    for (WordId c : tree.children(first)) {
      if (tree[c].relation == kConj) add(c);
    }
  }
}

std::optional<Participant> Actors::Modifier(const Tree& tree, WordId modifier) const {
  if (const Mention* m = MentionAt(modifier); m != nullptr) {
    Participant p = Describe(tree, modifier);
    if (IsPolitical(p) || IsSomebody(p)) return p;
  }
  std::string_view form = tree.form(modifier);
  bool ethnic = modifier > tree.words().begin && tree.lemma(WordId(modifier.value - 1)) == "ethnic";
  if (const std::string* country = countries_.Find(form); country != nullptr && !ethnic) {
    Participant p;
    p.head = modifier;
    p.span = document_.Get<SegmentLayer>().word(modifier).span;
    p.name = form;
    p.actor = ActorCode{*country, {Sector::kGov}};
    p.known = true;
    return p;
  }
  return std::nullopt;
}

std::vector<Participant> Actors::Within(const Tree& tree, WordId head) const {
  for (WordId c : tree.children(head)) {
    bool owner = tree[c].relation == kNmodPoss;
    if (tree[c].relation == kNmod) {
      std::string p = tree.Preposition(c);
      owner = p == "of" || p == "by" || p == "from" || p == "against" || p == "to" || p == "on" ||
              p == "with" || p == "for";
    }
    if (!owner) continue;
    auto inner = Expand(tree, c);
    if (IsPolitical(inner.front())) return inner;
    if (auto deeper = Within(tree, c); !deeper.empty()) return deeper;
  }
  for (WordId c : tree.children(head)) {
    if (tree[c].relation != kAmod && tree[c].relation != kCompound) continue;
    if (auto p = Modifier(tree, c); p && IsPolitical(*p)) return {*p};
  }
  return {};
}

bool Actors::IsToponym(WordId word) const {
  Span span = document_.Get<SegmentLayer>().word(word).span;
  const auto& places = document_.Get<GeoLayer>().places;
  auto after = std::upper_bound(places.begin(), places.end(), span.begin,
                                [](uint32_t at, const Place& p) { return at < p.span.begin; });
  return after != places.begin() && std::prev(after)->span.Contains(span);
}

bool Actors::IsTime(WordId word) const {
  Span span = document_.Get<SegmentLayer>().word(word).span;
  const auto& times = document_.Get<WhenLayer>().times;
  auto after = std::upper_bound(times.begin(), times.end(), span.begin,
                                [](uint32_t at, const Time& t) { return at < t.span.begin; });
  return after != times.begin() && std::prev(after)->span.Contains(span);
}

bool Actors::IsSomebody(const Participant& p) const {
  if (IsPolitical(p)) return true;
  if (!p.entity) return false;
  EntityKind kind = document_.Get<CorefLayer>().entity(*p.entity).kind;
  return kind == EntityKind::kPerson || kind == EntityKind::kOrganization ||
         kind == EntityKind::kGroup;
}

bool Actors::Is(const Tree& tree, WordId head, Kind kind) const {
  std::string_view lemma = tree.lemma(head);
  switch (kind) {
    case Kind::kAny:
      return true;
    case Kind::kWeapon:
      return cues_.Has(lemma, Cue::kWeapon);
    case Kind::kFacility:
      return cues_.Has(lemma, Cue::kFacility);
    case Kind::kMoney:
      if (cues_.Has(lemma, Cue::kMoney) || lemma == "$") return true;
      for (WordId c : tree.children(head)) {
        if (cues_.Has(tree.lemma(c), Cue::kMoney) || tree.form(c) == "$") return true;
      }
      return false;
    case Kind::kPerson: {
      const Mention* m = MentionAt(head);
      if (m != nullptr) {
        return m->entity_kind == EntityKind::kPerson || m->entity_kind == EntityKind::kGroup;
      }
      return cues_.Has(lemma, Cue::kPeople) || tree[head].upos == Upos::kPron;
    }
    case Kind::kPlace: {
      const Mention* m = MentionAt(head);
      return (m != nullptr && m->entity_kind == EntityKind::kPlace) || IsToponym(head);
    }
    case Kind::kArmed:
      return IsArmed(Describe(tree, head));
  }
  return false;
}

}  // namespace khaldun::event

#include "relation/people.h"

#include <algorithm>

namespace khaldun::relation {

using enum Relation;

People::People(const Document& document, const Knowledge& knowledge)
    : document_(document), knowledge_(knowledge), parties_(document) {
  titled_.assign(document.Get<SegmentLayer>().words.size(), -1);
  const auto& mentions = document.Get<EntityLayer>().mentions;
  for (size_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    if (m.kind != MentionKind::kName || m.entity_kind != EntityKind::kPerson || !m.name_words) {
      continue;
    }
    for (WordId w = m.words.begin; w < m.name_words->begin; ++w) {
      if (titled_[w.value] < 0) titled_[w.value] = static_cast<int32_t>(i);
    }
  }
}

const Mention* People::Titled(WordId word) const {
  int32_t m = titled_[word.value];
  return m < 0 ? nullptr : &document_.Get<EntityLayer>().mentions[static_cast<size_t>(m)];
}

std::vector<Participant> People::Expand(const Tree& tree, WordId head) const {
  if (tree[head].relation == kFlat) head = tree[head].head;
  std::vector<Participant> out{parties_.Describe(tree, head)};
  for (WordId c : tree.children(head)) {
    if (tree[c].relation != kConj || !tree.IsNominal(c)) continue;
    if (!tree.Child(c, {kNsubj, kNsubjPass, kCop})) out.push_back(parties_.Describe(tree, c));
  }
  return out;
}

std::vector<Participant> People::ExpandModifier(const Tree& tree, WordId word) const {
  std::vector<Participant> out;
  auto add = [&](WordId w) {
    const Mention* m = MentionAt(w);
    if (m != nullptr && m->kind == MentionKind::kName) {
      out.push_back(parties_.Describe(tree, w));
      return;
    }
    if (auto country = knowledge_.country_words.FindAt(document_, w)) {
      Participant p;
      p.span = country->span;
      p.head = w;
      p.name = knowledge_.countries.Find(*country->alpha3)->name;
      p.actor = ActorCode{*country->alpha3, {Sector::kGov}};
      p.known = true;
      out.push_back(std::move(p));
    }
  };
  add(word);
  for (WordId c : tree.children(word)) {
    if (tree[c].relation == kConj) add(c);
  }
  return out;
}

std::optional<PlaceId> People::PlaceAt(WordId word) const {
  Span span = document_.Get<SegmentLayer>().word(word).span;
  const auto& places = document_.Get<GeoLayer>().places;
  auto after = std::upper_bound(places.begin(), places.end(), span.begin,
                                [](uint32_t at, const Place& p) { return at < p.span.begin; });
  if (after == places.begin() || !std::prev(after)->span.Contains(span)) return std::nullopt;
  return PlaceId(static_cast<size_t>(after - places.begin() - 1));
}

EntityKind People::KindOf(const Participant& p) const {
  if (!p.entity) return EntityKind::kOther;
  return document_.Get<CorefLayer>().entity(*p.entity).kind;
}

bool People::HasName(const Participant& p) const {
  if (p.known) return true;
  if (!p.entity) return false;
  const auto& mentions = document_.Get<CorefLayer>().entity(*p.entity).mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](MentionId m) {
    return document_.Get<EntityLayer>().mention(m).kind == MentionKind::kName;
  });
}

bool People::IsPerson(const Participant& p) const { return KindOf(p) == EntityKind::kPerson; }

bool People::IsNamedPerson(const Participant& p) const { return IsPerson(p) && HasName(p); }

bool People::IsArmed(const Participant& p) const {
  if (!p.actor) return false;
  return std::any_of(p.actor->sectors.begin(), p.actor->sectors.end(), [](Sector s) {
    return s == Sector::kMil || s == Sector::kReb || s == Sector::kCop || s == Sector::kSpy ||
           s == Sector::kUaf || s == Sector::kPrm || s == Sector::kCrm;
  });
}

bool People::IsSomebody(const Participant& p) const {
  bool coded = p.actor && !p.actor->empty();
  return coded ||
         (KindOf(p) != EntityKind::kOther && KindOf(p) != EntityKind::kPlace && HasName(p));
}

bool People::IsPublic(const Participant& p) const {
  if (!p.actor || p.actor->empty()) return false;
  const auto& sectors = p.actor->sectors;
  bool everybody = !sectors.empty() && std::all_of(sectors.begin(), sectors.end(), [](Sector s) {
    return s == Sector::kCvl || s == Sector::kBus || s == Sector::kJrn || s == Sector::kMed ||
           s == Sector::kEdu || s == Sector::kSoc || s == Sector::kUnk;
  });
  return !everybody;
}

bool People::AreRelevant(RelationKind kind, const Participant& holder,
                         const std::optional<Participant>& other) const {
  using enum RelationKind;
  switch (kind) {
    case kBacks:
    case kAlliedWith:
    case kRecognizes:
    case kAtWarWith:
    case kCeasefireWith:
      return IsPublic(holder) && IsPublic(*other);
    case kControls:
    case kBasedIn:
      return IsPublic(holder);
    default:
      return IsPublic(holder) || (other && IsPublic(*other));
  }
}

bool People::IsBody(const Participant& p) const {
  EntityKind kind = KindOf(p);
  if (kind == EntityKind::kOrganization || kind == EntityKind::kGroup) return true;
  return kind != EntityKind::kPerson && p.actor && !p.actor->country.empty();
}

bool People::MayHold(RelationKind kind, const Participant& holder) const {
  using enum RelationKind;
  switch (kind) {
    case kHoldsOffice:
    case kCommands:
      return IsNamedPerson(holder);
    case kPartOf:
    case kMemberOf:
      return (IsBody(holder) || IsPerson(holder)) && IsSomebody(holder);
    default:
      return IsSomebody(holder);
  }
}

bool People::MayBeOther(RelationKind kind, const Tree& tree, const Participant& other) const {
  using enum RelationKind;
  switch (kind) {
    case kCommands:
      return IsArmed(other) || (IsBody(other) && HasName(other));
    case kMemberOf:
      return HasName(other) &&
             (KindOf(other) == EntityKind::kOrganization || KindOf(other) == EntityKind::kGroup);
    case kLeads:
    case kPartOf:
      return IsBody(other);
    case kHoldsOffice:
      return IsBody(other) || PlaceAt(other.head).has_value();
    case kControls:
      return PlaceAt(other.head).has_value() || KindOf(other) == EntityKind::kPlace ||
             knowledge_.cues.Has(tree.lemma(other.head), Cue::kTerritory);
    case kBasedIn:
      return PlaceAt(other.head).has_value() || KindOf(other) == EntityKind::kPlace;
    default:
      return IsSomebody(other);
  }
}

}  // namespace khaldun::relation

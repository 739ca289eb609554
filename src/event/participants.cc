#include "event/participants.h"

#include <algorithm>

namespace khaldun::event {

using enum Relation;

bool IsPolitical(const Participant& p) { return p.actor && !p.actor->empty(); }

bool IsArmed(const Participant& p) {
  if (!p.actor) return false;
  return std::any_of(p.actor->sectors.begin(), p.actor->sectors.end(), [](Sector s) {
    return s == Sector::kMil || s == Sector::kReb || s == Sector::kCop || s == Sector::kSpy ||
           s == Sector::kUaf || s == Sector::kPrm || s == Sector::kCrm;
  });
}

Actors::Actors(const Document& document, const Cues& cues, const CountryWords& countries)
    : document_(document),
      cues_(cues),
      countries_(countries),
      parties_(document),
      quotations_(document) {}

Participant Actors::Describe(const Tree& tree, WordId head) const {
  Participant p = parties_.Describe(tree, head);
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
  // "killed 12": a bare number counts people.
  bool people = tree[head].upos == Upos::kNum && !IsTime(head) && !IsToponym(head);
  if (!p.actor && (people || cues_.Has(tree.lemma(head), Cue::kPeople))) {
    p.actor = ActorCode{"", {Sector::kCvl}};
  }
  return p;
}

bool Actors::AreTwoPersons(const Participant& first, WordId head) const {
  const Mention* second = MentionAt(head);
  const Mention* one = MentionAt(first.head);
  auto person = [](const Mention* m) {
    return m != nullptr && m->kind == MentionKind::kName && m->entity_kind == EntityKind::kPerson &&
           m->known;
  };
  return person(one) && person(second) && one->name != second->name;
}

std::vector<Participant> Actors::Expand(const Tree& tree, WordId head) const {
  head = tree[head].relation == kFlat ? tree[head].head : head;
  std::vector<Participant> out{Describe(tree, head)};
  AddPartners(tree, head, out);
  for (WordId c : tree.children(head)) {
    // "met Macron, Johnson and Biden": arcs may take the second name for an apposition.
    if (tree[c].relation == kAppos && AreTwoPersons(out.front(), c)) {
      out.push_back(Describe(tree, c));
    }
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
  bool ethnic = modifier > tree.words().begin && tree.lemma(WordId(modifier.value - 1)) == "ethnic";
  if (auto country = countries_.FindAt(document_, modifier); country && !ethnic) {
    Participant p;
    p.head = modifier;
    p.span = country->span;
    p.name = document_.text(country->span);
    p.actor = ActorCode{*country->alpha3, {Sector::kGov}};
    p.known = true;
    return p;
  }
  if (tree[modifier].upos == Upos::kNoun && cues_.Has(tree.lemma(modifier), Cue::kPeople)) {
    return Describe(tree, modifier);  // "student protests"
  }
  return std::nullopt;
}

std::vector<Participant> Actors::Within(const Tree& tree, WordId head) const {
  constexpr std::string_view kAny[] = {"of", "by", "from", "against", "to", "on", "with", "for"};
  return Inside(tree, head, kAny);
}

std::vector<Participant> Actors::DoersOf(const Tree& tree, WordId head) const {
  // "the ambush of a convoy by rebels" is the rebels'.
  constexpr std::string_view kBy[] = {"by"};
  if (auto who = Inside(tree, head, kBy); !who.empty()) return who;
  constexpr std::string_view kDoers[] = {"of", "from", "with", "for"};
  return Inside(tree, head, kDoers);
}

std::vector<Participant> Actors::Inside(const Tree& tree, WordId head,
                                        std::span<const std::string_view> prepositions) const {
  for (WordId c : tree.children(head)) {
    bool owner =
        tree[c].relation == kNmodPoss ||
        (tree[c].relation == kNmod && std::find(prepositions.begin(), prepositions.end(),
                                                tree.Preposition(c)) != prepositions.end());
    if (!owner) continue;
    auto inner = Expand(tree, text::Antecedent(tree, c));  // "whose office"
    if (IsPolitical(inner.front())) return inner;
    if (auto deeper = Inside(tree, c, prepositions); !deeper.empty()) return deeper;
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

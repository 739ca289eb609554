#include "relation/reader.h"

#include <algorithm>

#include "relation/bearers.h"
#include "relation/facts.h"
#include "text/apposition.h"
#include "text/arguments.h"
#include "text/ascii.h"
#include "text/noun_phrase.h"
#include "text/quotations.h"

namespace khaldun::relation {
namespace {

using enum Relation;
using text::Arguments;
using Parties = std::vector<Participant>;

bool Contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// One frame with its ends filled.
struct Reading {
  const Frame* frame = nullptr;
  Parties holders, others;
  Span trigger;
  std::optional<WordId> complement;  // "staff" of "chief of staff"
  std::string office;
  Standing standing;
  int score = 0;  // words that the frame names
};

class SentenceReader {
 public:
  SentenceReader(const Tree& tree, const People& people, const Knowledge& knowledge,
                 const text::Quotations& quotations, RelationLayer& out)
      : tree_(tree), people_(people), k_(knowledge), quotations_(quotations), out_(out) {}

  void Read() {
    for (WordId w = tree_.words().begin; w < tree_.words().end; ++w) {
      std::optional<Reading> best;
      for (const Frame* frame : k_.frames.Find(text::ToLower(tree_.lemma(w)))) {
        auto reading = Bind(*frame, w);
        if (reading && (!best || reading->score > best->score)) best = std::move(reading);
      }
      if (best) Tell(*best, w);
      ReadFollowing(w);
    }
  }

 private:
  const std::optional<Date>& published() const { return tree_.document().story().published; }
  Span Word(WordId w) const { return tree_.document().Get<SegmentLayer>().word(w).span; }

  std::optional<Reading> Bind(const Frame& frame, WordId w) const {
    Upos u = tree_[w].upos;
    switch (frame.part) {
      case 'v':
        return u == Upos::kVerb ? BindVerb(frame, w) : std::nullopt;
      case 'n':
        return u == Upos::kNoun || u == Upos::kPropn ? BindNoun(frame, w) : std::nullopt;
      default:
        return u == Upos::kAdj || u == Upos::kVerb ? BindAdjective(frame, w) : std::nullopt;
    }
  }

  // ---- verbs ------------------------------------------------------------------------------------

  // "Turkey" of "Turkey-backed", "Tripoli" of "Tripoli-based".
  std::optional<WordId> JoinedByHyphen(WordId participle) const {
    if (tree_[participle].relation != kAmod || participle.value < tree_.words().begin.value + 2) {
      return std::nullopt;
    }
    WordId hyphen(participle.value - 1), before(participle.value - 2);
    std::string_view form = tree_.form(hyphen);
    if (form != "-" && form != "–" && form != "‑") return std::nullopt;
    return Word(before).end == Word(hyphen).begin ? std::optional(before) : std::nullopt;
  }

  // A clause or participle that modifies a noun is said of that noun alone, and behind a list of
  // its last: "A and B, who leads X", "the Turkey-backed A and B".
  Parties ExpandArgument(WordId verb, WordId argument) const {
    bool modifies = !tree_.IsRoot(verb) && tree_[verb].head == argument;
    if (!modifies || IsPlural(verb)) return people_.Expand(tree_, argument);
    WordId last = text::LastJoined(tree_.syntax(), argument, verb);
    return {people_.Expand(tree_, last).front()};
  }

  bool IsPlural(WordId verb) const {
    auto auxiliary = tree_.Child(verb, {kAux, kAuxPass});
    return tree_[auxiliary.value_or(verb)].features.Has(Feature::kNumber, "Plur");
  }

  std::optional<Reading> BindVerb(const Frame& frame, WordId verb) const {
    const Arguments args = text::VerbArguments(tree_, verb);
    if (tree_[verb].relation == kAmod && !args.passive) return std::nullopt;
    Reading r{&frame};
    r.trigger = Word(verb);
    auto hyphen = JoinedByHyphen(verb);
    if (frame.bearer) {
      if (args.subject) {
        Put(*frame.bearer, ExpandArgument(verb, *args.subject), r);
      } else if (hyphen) {
        Put(*frame.bearer, people_.ExpandModifier(tree_, *hyphen), r);
        hyphen.reset();
      }
    }
    std::vector<text::Oblique> obliques = args.obliques;
    if (!frame.object.empty()) {
      if (!args.object || !Contains(frame.object, tree_.lemma(*args.object))) return std::nullopt;
      Span object = Word(*args.object);
      if (object.begin > r.trigger.end && object.begin - r.trigger.end <= 16)
        r.trigger.end = object.end;
      for (const auto& o : text::NounArguments(tree_, *args.object).obliques) obliques.push_back(o);
      r.score += 2;
    }
    if (!frame.particle.empty() &&
        !std::any_of(args.others.begin(), args.others.end(),
                     [&](WordId o) { return Contains(frame.particle, tree_.lemma(o)); })) {
      return std::nullopt;
    }
    if (frame.particle.empty() && tree_.Child(verb, {kCompoundPrt})) return std::nullopt;
    for (const End& end : frame.ends) {
      if (end.object) {
        if (args.object) Put(end.slot, ExpandArgument(verb, *args.object), r);
        continue;
      }
      bool filled = false;
      for (const auto& o : obliques) {
        if (filled || !Contains(end.prepositions, o.preposition)) continue;
        Put(end.slot, people_.Expand(tree_, o.head), r);
        r.score += 1;
        filled = true;
      }
      if (!filled && hyphen) Put(end.slot, people_.ExpandModifier(tree_, *hyphen), r);
    }
    r.standing = StandingOfClause(tree_, verb, k_.cues);
    if (tree_[verb].relation == kAmod) r.standing = StandingOfNoun(tree_, verb, k_.cues);
    if (frame.begins || frame.ends_it) r.standing.past = false;
    AddTimes(tree_, verb, frame.begins, frame.ends_it, published(), r.standing);
    // "backed the proposal" tells an act; "has backed", "backed since 2015" a state.
    bool state = args.passive || !r.standing.past || r.standing.start || r.standing.end;
    if (frame.act && !state) return std::nullopt;
    return Checked(std::move(r));
  }

  // ---- nouns and adjectives ---------------------------------------------------------------------

  // Arcs take "general" for the head of "secretary-general".
  WordId PhraseHead(WordId noun) const {
    const WordId head = tree_[noun].head;
    bool general =
        head > noun && head.value - noun.value <= 2 && text::ToLower(tree_.form(head)) == "general";
    return general ? head : noun;
  }

  std::optional<Reading> BindNoun(const Frame& frame, WordId trigger) const {
    const WordId noun = PhraseHead(trigger);
    std::string preposition = tree_.Preposition(noun);
    if (!frame.case_words.empty() && !Contains(frame.case_words, preposition)) return std::nullopt;
    Reading r{&frame};
    r.trigger = Word(trigger);
    std::optional<Bearer> bearer;
    if (frame.bearer) {
      bearer = FindBearer(tree_, noun, people_, k_.cues);
      if (!bearer) return std::nullopt;
      Put(*frame.bearer, bearer->who, r);
    }
    if (frame.self) Put(*frame.self, people_.Expand(tree_, noun), r);
    if (!frame.complement.empty() && !BindComplement(frame, trigger, r)) return std::nullopt;
    const Mention* titled = bearer ? bearer->titled : nullptr;
    for (const End& end : frame.ends) PutNounEnd(end, noun, titled, r);

    r.standing = StandingOfNoun(tree_, noun, k_.cues);
    if (bearer && bearer->clause) {
      Standing clause = StandingOfClause(tree_, *bearer->clause, k_.cues);
      clause.ended |= r.standing.ended;
      clause.holds &= r.standing.holds;
      r.standing = clause;
      AddTimes(tree_, *bearer->clause, bearer->begins, bearer->ends, published(), r.standing);
    } else if (!bearer) {
      r.standing.holds &= StandingOfClause(tree_, noun, k_.cues).holds;
      // "The truce between A and B has held since May."
      if (tree_[noun].relation == kNsubj)
        AddTimes(tree_, tree_[noun].head, false, false, published(), r.standing);
    } else {
      EndByVerb(*bearer, r.standing);
    }
    AddTimes(tree_, noun, bearer && bearer->begins, bearer && bearer->ends, published(),
             r.standing);
    if (titled != nullptr) ReadTitle(*titled, trigger, r);
    bool says_office = frame.kind == RelationKind::kHoldsOffice ||
                       frame.kind == RelationKind::kLeads || frame.kind == RelationKind::kCommands;
    if (says_office && bearer) {
      Span office = OfficeSpan(trigger, r, titled);
      r.office = tree_.document().text(office);
      r.trigger = office;
    }
    return Checked(std::move(r));
  }

  std::optional<Reading> BindAdjective(const Frame& frame, WordId adjective) const {
    if (tree_.lemma(adjective) != frame.trigger && tree_.form(adjective) != frame.trigger) {
      return std::nullopt;
    }
    Reading r{&frame};
    r.trigger = Word(adjective);
    std::optional<WordId> of;
    if (auto subject = tree_.Child(adjective, {kNsubj, kNsubjPass})) {
      of = text::Antecedent(tree_, *subject);
    } else if (!tree_.IsRoot(adjective) && tree_.IsNominal(tree_[adjective].head) &&
               (tree_[adjective].relation == kAmod || tree_[adjective].relation == kAcl)) {
      of = tree_[adjective].head;
    }
    if (!of || !frame.bearer) return std::nullopt;
    Put(*frame.bearer, people_.Expand(tree_, *of), r);
    for (const End& end : frame.ends) PutNounEnd(end, adjective, nullptr, r);
    r.standing = tree_.Child(adjective, {kCop, kAuxPass})
                     ? StandingOfClause(tree_, adjective, k_.cues)
                     : StandingOfNoun(tree_, adjective, k_.cues);
    AddTimes(tree_, adjective, false, false, published(), r.standing);
    return Checked(std::move(r));
  }

  // "Police chief Ali resigned on Monday", "ousted the president, Omar al-Bashir": who leaves.
  void EndByVerb(const Bearer& bearer, Standing& standing) const {
    WordId head = bearer.who.front().head;
    if (!tree_.words().Contains(head) || tree_.IsRoot(head)) return;
    WordId verb = tree_[head].head;
    if (!tree_.IsVerb(verb) || !k_.cues.Has(tree_.lemma(verb), Cue::kDepose)) return;
    if (tree_.lemma(verb) == "step" && !tree_.Child(verb, {kCompoundPrt, kAdvmod})) return;
    const Arguments args = text::VerbArguments(tree_, verb);
    if (head != (args.object ? args.object : args.subject)) return;
    Standing leaves = StandingOfClause(tree_, verb, k_.cues);
    if (!leaves.holds) return;
    AddTimes(tree_, verb, false, true, published(), leaves);
    standing.ended = true;
    standing.end = leaves.end;
  }

  // "chief of staff": the noun behind "of" that makes it this office.
  bool BindComplement(const Frame& frame, WordId noun, Reading& r) const {
    // By position, since the arcs of titles are often wrong: "Secretary of State Mike Pompeo".
    const WordId of(noun.value + 1);
    WordId word(noun.value + 2);
    if (!tree_.words().Contains(word) || tree_.lemma(of) != "of") return false;
    if (tree_[word].upos == Upos::kAdj) ++word.value;  // "minister of foreign affairs"
    if (!tree_.words().Contains(word) ||
        !Contains(frame.complement, text::ToLower(tree_.lemma(word)))) {
      return false;
    }
    r.complement = word;
    r.score += 3;
    return true;
  }

  void PutNounEnd(const End& end, WordId noun, const Mention* titled, Reading& r) const {
    Parties found;
    auto add = [&](Parties who) {
      if (found.empty() && !who.empty()) found = std::move(who);
    };
    for (WordId c : tree_.children(noun)) {
      Relation rel = tree_[c].relation;
      bool phrase = rel == kNmod || rel == kObl || rel == kNmodUnmarked;
      if (phrase && c != r.complement && Contains(end.prepositions, tree_.Preposition(c)) &&
          !IsOfficeWord(c)) {
        Parties who = people_.Expand(tree_, c);
        if (end.slot == Slot::kBoth || people_.IsSomebody(who.front()) ||
            people_.PlaceAt(who.front().head) || r.frame->kind == RelationKind::kControls ||
            people_.IsBody(who.front())) {
          add(std::move(who));
        }
      }
      if (rel == kNmodPoss && end.possessive) add(people_.Expand(tree_, c));
    }
    if (end.modifier && found.empty()) {
      for (WordId c : tree_.children(noun)) {
        Relation rel = tree_[c].relation;
        bool modifier = rel == kAmod || rel == kCompound || rel == kNmodDesc;
        if (modifier && c < noun) add(people_.ExpandModifier(tree_, c));
      }
    }
    if (found.empty() && titled != nullptr) add(InTitle(noun, r.complement, *titled));
    Put(end.slot, std::move(found), r);
  }

  // The state or body that the words of a title name, whatever the arcs say.
  Parties InTitle(WordId noun, std::optional<WordId> complement, const Mention& titled) const {
    for (WordId w = titled.words.begin; w < titled.name_words->begin; ++w) {
      const Mention* m = people_.MentionAt(w);
      if (w == noun || w == complement || (m != nullptr && m->words.Contains(noun))) continue;
      if (Parties who = people_.ExpandModifier(tree_, w); !who.empty()) return who;
    }
    return {};
  }

  // What belongs to the office itself: the "foreign affairs" of "minister of foreign affairs".
  bool IsOfficeWord(WordId w) const {
    const Mention* m = people_.MentionAt(w);
    return m == nullptr && tree_[w].upos != Upos::kPropn && tree_.Preposition(w) != "over" &&
           tree_[w].upos != Upos::kPron && !people_.PlaceAt(w) &&
           !k_.cues.Has(tree_.lemma(w), Cue::kTerritory);
  }

  void ReadTitle(const Mention& titled, WordId noun, Reading& r) const {
    for (WordId w = titled.words.begin; w < titled.name_words->begin; ++w) {
      std::string lemma = text::ToLower(tree_.form(w));
      if (w < noun && k_.cues.Has(lemma, Cue::kEnded)) r.standing.ended = true;
      if (k_.cues.Has(lemma, Cue::kUnfulfilled)) r.standing.holds = false;
    }
  }

  // "Foreign Minister", "vice-president", "minister of defense", without whose it is and without
  // "former".
  Span OfficeSpan(WordId noun, const Reading& r, const Mention* titled) const {
    Span span = Word(noun);
    WordId first = noun;
    while (first > tree_.words().begin) {
      WordId w(first.value - 1);
      bool hyphen = tree_.form(w) == "-" && Word(w).end == Word(first).begin &&
                    w > tree_.words().begin && Word(WordId(w.value - 1)).end == Word(w).begin;
      if (hyphen) w = WordId(w.value - 1);
      Upos u = tree_[w].upos;
      bool inside = titled != nullptr && titled->words.Contains(w);
      if (!inside && tree_[w].head != noun && tree_[w].head != first) break;
      if (u != Upos::kAdj && u != Upos::kNoun && u != Upos::kPropn && !hyphen) break;
      if (k_.cues.Has(text::ToLower(tree_.lemma(w)), Cue::kEnded)) break;
      Parties named = people_.ExpandModifier(tree_, w);
      bool whose =
          !named.empty() && people_.MayBeOther(RelationKind::kHoldsOffice, tree_, named.front());
      if (whose || people_.PlaceAt(w)) break;
      first = w;
    }
    span.begin = Word(first).begin;
    for (WordId c : tree_.children(noun)) {
      bool own = tree_[c].relation == kNmod && c > noun && c != r.complement &&
                 tree_.Preposition(c) == "of" && IsOfficeWord(c);
      if (own) span.end = std::max(span.end, text::PhraseSpan(tree_, c).end);
    }
    if (r.complement) span.end = std::max(span.end, Word(*r.complement).end);
    WordId next(noun.value + 1);  // "secretary general", "secretary-general"
    if (tree_.words().Contains(next) && tree_.form(next) == "-") ++next.value;
    if (tree_.words().Contains(next) && text::ToLower(tree_.form(next)) == "general") {
      span.end = std::max(span.end, Word(next).end);
    }
    return span;
  }

  // "Haftar's Libyan National Army", "his forces": whose it is commands or leads it.
  void ReadFollowing(WordId head) {
    const Mention* m = people_.MentionAt(head);
    if (m == nullptr || !tree_.IsNominal(head)) return;
    if (!k_.frames.Find(text::ToLower(tree_.lemma(head))).empty()) return;  // "Haftar's allies"
    auto owner = tree_.Child(head, {kNmodPoss});
    if (!owner || *owner > head) return;
    Reading r;
    r.holders = people_.Expand(tree_, *owner);
    if (!people_.IsNamedPerson(r.holders.front())) return;
    r.others = {people_.Expand(tree_, head).front()};
    const Participant& body = r.others.front();
    if (people_.IsPerson(body) || !people_.IsBody(body)) return;
    std::string lemma = text::ToLower(tree_.lemma(head));
    if (m->kind != MentionKind::kName && !k_.cues.Has(lemma, Cue::kFollowing)) return;
    bool party =
        body.actor && std::any_of(body.actor->sectors.begin(), body.actor->sectors.end(),
                                  [](Sector s) { return s == Sector::kPty || s == Sector::kOpp; });
    RelationKind kind = RelationKind::kCommands;
    if (!people_.IsArmed(body)) {
      if (!party && !k_.cues.Has(lemma, Cue::kFollowing)) return;
      kind = RelationKind::kLeads;
    }
    r.trigger = Word(head);
    r.standing = StandingOfNoun(tree_, head, k_.cues);
    if (r.standing.holds) Tell(r, head, kind, "possessive");
  }

  // ---- telling ----------------------------------------------------------------------------------

  static void Put(Slot slot, Parties who, Reading& r) {
    if (slot == Slot::kBoth) {
      if (who.size() < 2) return;
      r.holders = {who.front()};
      r.others.assign(who.begin() + 1, who.end());
      return;
    }
    Parties& side = slot == Slot::kHolder ? r.holders : r.others;
    if (side.empty()) side = std::move(who);
  }

  std::optional<Reading> Checked(Reading r) const {
    RelationKind kind = r.frame->kind;
    if (!r.standing.holds) return std::nullopt;
    std::erase_if(r.holders, [&](const Participant& p) { return !people_.MayHold(kind, p); });
    std::erase_if(r.others,
                  [&](const Participant& p) { return !people_.MayBeOther(kind, tree_, p); });
    if (r.holders.empty()) return std::nullopt;
    if (r.others.empty() && r.office.empty()) return std::nullopt;
    if (r.others.empty() && !people_.IsNamedPerson(r.holders.front())) return std::nullopt;
    r.score += static_cast<int>(!r.others.empty());
    return r;
  }

  void Tell(const Reading& r, WordId head) {
    RelationKind kind = r.frame->kind;
    // "rebel commander Abu Ali": a post of no body that is named.
    if (r.others.empty()) kind = RelationKind::kHoldsOffice;
    // Nor does the "far-right leader" of a state lead the state.
    auto state = [&](const Participant& p) {
      return p.known && p.actor && p.actor->sectors == std::vector<Sector>{Sector::kGov};
    };
    if (kind == RelationKind::kLeads && r.office.find(' ') != std::string::npos &&
        std::all_of(r.others.begin(), r.others.end(), state)) {
      kind = RelationKind::kHoldsOffice;
    }
    Tell(r, head, kind, r.frame->id);
  }

  void Tell(const Reading& r, WordId head, RelationKind kind, const std::string& rule) {
    for (const Participant& holder : r.holders) {
      StandingRelation fact;
      fact.sentence = tree_.sentence();
      fact.kind = kind;
      fact.trigger = r.trigger;
      fact.trigger_head = head;
      fact.holder = holder;
      if (kind == RelationKind::kHoldsOffice) fact.office = r.office;
      fact.start = r.standing.start;
      fact.end = r.standing.end;
      fact.ended = r.standing.ended;
      fact.attribution = AttributionOf(r.trigger);
      fact.rule = rule;
      if (r.others.empty() && people_.AreRelevant(kind, holder, std::nullopt)) {
        out_.relations.push_back(fact);
      }
      for (const Participant& other : r.others) {
        if (holder.head == other.head || (holder.entity && holder.entity == other.entity)) continue;
        if (!people_.AreRelevant(kind, holder, other)) continue;
        fact.other = other;
        fact.place = people_.PlaceAt(other.head);
        out_.relations.push_back(fact);
      }
    }
  }

  std::optional<Attribution> AttributionOf(Span trigger) const {
    const Quote* inner = quotations_.Innermost(trigger);
    if (inner == nullptr || !inner->cue) return std::nullopt;
    Attribution a;
    a.cue = *inner->cue;
    if (inner->speaker) {
      a.speaker = people_.Describe(tree_.document().Get<EntityLayer>().mention(*inner->speaker));
    }
    return a;
  }

  const Tree& tree_;
  const People& people_;
  const Knowledge& k_;
  const text::Quotations& quotations_;
  RelationLayer& out_;
};

}  // namespace

RelationLayer Read(const Document& document, const Knowledge& knowledge) {
  RelationLayer layer;
  const People people(document, knowledge);
  const text::Quotations quotations(document);
  const auto& sentences = document.Get<SegmentLayer>().sentences;
  const auto& parsed = document.Get<SyntaxLayer>().parsed;
  for (size_t s = 0; s < sentences.size(); ++s) {
    if (!parsed[s]) continue;
    const Tree tree(document, SentenceId(s));
    SentenceReader(tree, people, knowledge, quotations, layer).Read();
  }
  std::stable_sort(
      layer.relations.begin(), layer.relations.end(),
      [](const StandingRelation& a, const StandingRelation& b) { return a.trigger < b.trigger; });
  NumberFacts(document, layer);
  return layer;
}

}  // namespace khaldun::relation

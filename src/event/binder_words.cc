// The words and clauses that a frame asks for.
#include <algorithm>

#include "event/binder.h"
#include "text/ascii.h"

namespace khaldun::event {

using enum Relation;

namespace {

bool HasModifiers(const Tree& tree, WordId noun, const std::vector<std::string>& modifiers) {
  for (const std::string& m : modifiers) {
    bool found = false;
    for (WordId c : tree.children(noun))
      found |= c < noun && (tree.lemma(c) == m || tree.form(c) == m);
    if (!found) return false;
  }
  return true;
}

}  // namespace

bool Binder::Contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// By lemma or form; "troops" and "arms", whose lemmas are plurals, also count as the singular.
bool Binder::Is(WordId w, const std::vector<std::string>& words) const {
  if (Contains(words, tree_.lemma(w))) return true;
  std::string lower = text::ToLower(tree_.form(w));
  if (Contains(words, lower)) return true;
  if (!lower.ends_with('s')) return false;
  lower.pop_back();
  return tree_.IsNominal(w) && Contains(words, lower);
}

bool Binder::BindLexical(const Argument& a) {
  if (a.position == Position::kOblique) {
    for (const Oblique& o : AllObliques()) {
      if (!Used(o.head) && Contains(a.prepositions, o.preposition) && Is(o.head, a.words) &&
          HasModifiers(tree_, o.head, a.modifiers)) {
        Consume(o.head, 3 + static_cast<double>(a.modifiers.size()));
        return true;
      }
    }
    return false;
  }
  if (a.position == Position::kModifier) {
    for (WordId noun : Nouns()) {
      for (WordId c : tree_.children(noun)) {
        if (c < noun && tree_[c].relation != kDet && Is(c, a.words)) {
          match_.consumed.push_back(c);
          match_.trigger_span.begin = std::min(match_.trigger_span.begin, Word(c).begin);
          match_.score += 3;
          return true;
        }
      }
    }
    return false;
  }
  if (a.position == Position::kParticle) {
    for (WordId w : args_.others) {
      if (tree_[w].relation != kXcomp && Is(w, a.words)) {
        Span span = Word(w);
        if (span.begin >= match_.trigger_span.end && span.begin - match_.trigger_span.end <= 2) {
          match_.trigger_span.end = span.end;
        }
        match_.score += 3;
        return true;
      }
    }
    return false;
  }
  auto fits = [&](WordId w) {
    return !Used(w) && Is(w, a.words) && HasModifiers(tree_, w, a.modifiers);
  };
  double score = 3 + static_cast<double>(a.modifiers.size());
  if (args_.object) {
    WordId counted = Counted(*args_.object);
    if (fits(counted)) {
      Consume(counted, score);
      return true;
    }
    for (WordId c : tree_.children(*args_.object)) {
      if (tree_[c].relation == kConj && fits(c)) {
        Consume(c, score);
        return true;
      }
    }
  }
  // "cut off gas to Ukraine", where the particle was read as a preposition.
  if (NamesParticle() && args_.particle_object && fits(*args_.particle_object)) {
    Consume(*args_.particle_object, score);
    return true;
  }
  for (WordId w : args_.others) {
    if (fits(w)) {
      Consume(w, score);
      return true;
    }
  }
  for (const Oblique& o : args_.obliques) {
    if (o.preposition.empty() && fits(o.head)) {
      Consume(o.head, score);
      return true;
    }
  }
  return false;
}

// What a word of quantity counts: the missiles of "dozens of missiles".
WordId Binder::Counted(WordId noun) const {
  if (!cues_.Has(tree_.lemma(noun), Cue::kQuantity)) return noun;
  for (WordId c : tree_.children(noun)) {
    if (tree_[c].relation == kNmod && tree_.Preposition(c) == "of") return c;
  }
  return noun;
}

bool Binder::BindClause(const Argument& a) {
  for (const SubClause& c : AllClauses()) {
    bool form = (a.position == Position::kInfinitive && c.form == SubClause::Form::kInfinitive) ||
                (a.position == Position::kGerund && c.form == SubClause::Form::kGerund) ||
                (a.position == Position::kFinite && c.form == SubClause::Form::kFinite);
    if (!form) continue;
    if (!a.prepositions.empty()) {
      if (!Contains(a.prepositions, c.marker)) continue;
    } else if (!c.marker.empty() && c.marker != "that" && c.marker != "whether") {
      continue;
    }
    if (frame_.type == EventType::kRequest && IsQuestion(c.head)) continue;
    if (!a.words.empty() && !Is(c.head, a.words)) continue;
    if (a.obliged && !IsObliged(c.head)) continue;
    if (a.slot) {
      Arguments inner = VerbArguments(tree_, c.head);
      auto who = inner.passive ? inner.object : inner.subject;
      if (who) PutHead(*a.slot, *who);
    }
    if (a.position == Position::kInfinitive) inner_object_ = VerbArguments(tree_, c.head).object;
    match_.dependent.push_back(c.head);
    match_.score += a.words.empty() && !a.obliged ? 1.5 : 3;
    return true;
  }
  return false;
}

// "asked if the army will leave": what is asked for is an answer.
bool Binder::IsQuestion(WordId verb) const {
  return tree_.HasChild(verb, kMark, {"if", "whether"});
}

// "must leave", "needs to leave", "has to leave".
bool Binder::IsObliged(WordId verb) const {
  if (tree_.HasChild(verb, kAux, {"must", "should", "ought"})) return true;
  std::string_view lemma = tree_.lemma(verb);
  return (lemma == "have" || lemma == "need") && tree_.Child(verb, {kXcomp});
}

// The trigger's own clauses, then those that the parser hung on its object or its nouns: "accused
// Russia of shelling".
std::vector<SubClause> Binder::AllClauses() const {
  std::vector<SubClause> all = args_.clauses;
  auto add = [&](WordId noun) {
    for (SubClause& c : NounArguments(tree_, noun).clauses) all.push_back(std::move(c));
  };
  for (WordId n : nouns_) add(n);
  if (args_.object && !Used(*args_.object)) add(*args_.object);
  if (args_.passive && args_.subject) add(*args_.subject);  // "accused by the UN of shelling"
  return all;
}

// The trigger's own obliques, then those of the nouns that belong to it, as the parser may hang a
// phrase on either.
std::vector<Oblique> Binder::AllObliques() const {
  std::vector<Oblique> all = args_.obliques;
  auto add = [&](WordId noun) {
    for (WordId c : tree_.children(noun)) {
      if (tree_[c].relation == kNmod) all.push_back({c, tree_.Preposition(c)});
      if (tree_[c].relation != kConj) continue;
      // "drones and advisers to Libya": the last of a list carries what belongs to all.
      for (WordId cc : tree_.children(c)) {
        if (tree_[cc].relation == kNmod) all.push_back({cc, tree_.Preposition(cc)});
      }
    }
  };
  // "clashes erupted between police and protesters"
  if (frame_.part == 'n' && tree_[match_.trigger].relation == kNsubj &&
      cues_.Has(tree_.lemma(tree_[match_.trigger].head), Cue::kHappen)) {
    for (const Oblique& o : VerbArguments(tree_, tree_[match_.trigger].head).obliques) {
      all.push_back(o);
    }
  }
  for (WordId n : nouns_) add(n);
  if (args_.object && !Used(*args_.object) && frame_.part == 'v') add(*args_.object);
  // "launched an investigation into him on suspicion": the phrases that stand nearer come first.
  if (!nouns_.empty()) {
    std::stable_sort(all.begin(), all.end(),
                     [](const Oblique& x, const Oblique& y) { return x.head < y.head; });
  }
  return all;
}

}  // namespace khaldun::event

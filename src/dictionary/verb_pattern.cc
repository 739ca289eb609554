#include "dictionary/verb_pattern.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

namespace khaldun::dictionary {
namespace {

using Type = Piece::Type;
using Words = std::vector<std::string>;

constexpr size_t kMostVariants = 200;

constexpr std::string_view kParticles[] = {"out",  "up",    "off",     "down",  "away",
                                           "back", "aside", "forward", "apart", "together"};
constexpr std::string_view kPrepositions[] = {
    "about",  "above",  "across",  "after",  "against", "along",   "among",  "around", "as",
    "at",     "before", "behind",  "below",  "beside",  "between", "beyond", "by",     "during",
    "for",    "from",   "in",      "inside", "into",    "near",    "of",     "on",     "onto",
    "over",   "past",   "through", "to",     "toward",  "towards", "under",  "until",  "upon",
    "versus", "via",    "with",    "within", "without"};
// Before the verb they only say that it is passive or past.
constexpr std::string_view kPassive[] = {"was", "were",  "is",  "are", "been",
                                         "be",  "being", "got", "get"};
constexpr std::string_view kPast[] = {"has", "have", "had"};
// Words of mood, negation and clauses, which frames leave to the reading of the sentence.
constexpr std::string_view kMood[] = {
    "not", "never", "cannot", "will",    "would", "should",   "must",  "may", "might",
    "can", "could", "did",    "does",    "do",    "said",     "that",  "if",  "whether",
    "n't", "and",   "or",     "neither", "nor",   "unlikely", "while", "who", "which"};

bool In(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool AllIn(std::span<const std::string_view> words, const Piece& p) {
  return p.type == Type::kWords &&
         std::ranges::all_of(p.alternatives, [&](auto& a) { return In(words, a); });
}

std::string Joined(const Words& words) { return fmt::format("{}", fmt::join(words, "|")); }

// One flat pattern to frames. Words left of the verb give the lead, those right of it the rest.
class FrameMaker {
 public:
  FrameMaker(const Vocabulary& vocabulary, bool reversed, bool stems)
      : v_(vocabulary), reversed_(reversed), stems_(stems) {}

  bool Make(std::span<const Piece> left, std::span<const Piece> right) {
    for (const Piece& p : left) {
      if (!Left(p)) return false;
    }
    right_ = right;
    while (at_ < right_.size()) {
      if (!Right()) return false;
    }
    return Complete();
  }

  std::string fault;
  bool mutual = false, bare = false;
  std::string lead;
  std::vector<std::string> rests = {""};
  bool also_passive = false;  // "+ * OF_": "S VERB T of" beside "T VERB of"

 private:
  bool Fault(std::string why) {
    fault = std::move(why);
    return false;
  }

  // A word that is a verb and no noun of ours; with TABARI also a verb's stem.
  bool OnlyVerb(const Piece& p) const {
    return std::ranges::any_of(p.alternatives, [&](const std::string& a) {
      if (v_.IsNoun(a) || v_.IsNoun(SingularOf(a))) return false;
      return v_.IsVerb(stems_ ? v_.VerbsOf(a, true)[0] : a);
    });
  }
  bool IsNominal(size_t i) const {
    return i < right_.size() && right_[i].type == Type::kWords && !IsMarker(right_[i]) &&
           !IsGerund(right_[i]);
  }
  static bool IsMarker(const Piece& p) {
    return AllIn(kPrepositions, p) || AllIn(kParticles, p) || AllIn(kMood, p);
  }
  bool IsGerund(const Piece& p) const {
    return p.type == Type::kWords && std::ranges::all_of(p.alternatives, [&](const std::string& a) {
             if (!a.ends_with("ing")) return false;
             Words verbs = v_.VerbsOf(a, false);
             return v_.IsVerb(verbs[0]) && verbs[0] != a;
           });
  }

  bool Left(const Piece& p) {
    switch (p.type) {
      case Type::kSource:
        source_ = true;
        return true;
      case Type::kTarget:
        target_before_ = true;
        return true;
      case Type::kBoth:
        parties_ = mutual = true;
        return true;
      case Type::kSkip:
        return Fault("an actor before the verb that is neither source nor target ('^')");
      default:
        break;
    }
    if (AllIn(kPassive, p)) {
      passive_ = true;
    } else if (AllIn(kPast, p)) {
      return true;
    } else if (AllIn(kMood, p) || p.alternatives[0] == "no") {
      return Fault(
          fmt::format("'{}' before the verb: mood and negation are read by the coder "
                      "itself, as the event's status",
                      p.alternatives[0]));
    } else if (AllIn(kPrepositions, p)) {
      return Fault(fmt::format("a phrase with '{}' before the verb", p.alternatives[0]));
    } else if (OnlyVerb(p)) {
      return Fault(fmt::format("the verb '{}' before the verb", p.alternatives[0]));
    } else {
      if (!nouns_before_.empty()) return Fault("several words before the verb");
      for (const std::string& a : p.alternatives) nouns_before_.push_back(SingularOf(a));
    }
    return true;
  }

  void Append(const std::vector<std::string>& options) {
    std::vector<std::string> longer;
    for (const std::string& r : rests) {
      for (const std::string& o : options) longer.push_back(r + " " + o);
    }
    rests = std::move(longer);
  }

  // Nouns from at_: the last is the head, those before it modify it.
  bool TakeNouns(std::vector<std::string>& options) {
    const size_t begin = at_;
    while (IsNominal(at_)) ++at_;
    if (at_ - begin > 3) return Fault("more words in a row than a noun and what modifies it");
    options = {""};
    for (size_t i = begin; i < at_; ++i) {
      const Piece& p = right_[i];
      const bool head = i + 1 == at_;
      if (!head && OnlyVerb(p)) {
        return Fault(fmt::format("the verb '{}' among nouns", p.alternatives[0]));
      }
      Words nouns;
      for (const std::string& a : p.alternatives) {
        std::string noun = head ? SingularOf(a) : a;
        if (std::ranges::find(nouns, noun) == nouns.end()) nouns.push_back(noun);
        // "GENOCID" is a stem.
        if (head && stems_ && !v_.IsNoun(noun) && v_.IsNoun(noun + "e")) nouns.back() += "e";
      }
      Words longer;
      for (const std::string& o : options) {
        if (head) {
          longer.push_back(o + Joined(nouns));
          continue;
        }
        for (const std::string& m : nouns) longer.push_back(o + m + " ");
      }
      options = std::move(longer);
      if (options.size() > kMostVariants) return Fault("too many members of its sets together");
    }
    return true;
  }

  // "+ PROPOSAL": the target is whose the noun is.
  bool TakeNounsOfTarget(const std::string& before) {
    ++at_;
    std::vector<std::string> nouns;
    if (!TakeNouns(nouns)) return false;
    for (std::string& n : nouns) n = before + n + " of|poss|mod " + Target();
    target_ = true;
    Append(nouns);
    return true;
  }

  std::string Target() const { return reversed_ ? "S" : "T"; }

  bool Right() {
    const Piece& p = right_[at_];
    switch (p.type) {
      case Type::kVerb:
        return Fault("two verbs");
      case Type::kSkip:
        ++at_;
        return true;
      case Type::kSource:
        if (!target_before_) return Fault("the source stands behind the verb");
        passive_ = true;  // "+ WAS_* $"
        ++at_;
        return true;
      case Type::kBoth:
        return Fault("both parties stand behind the verb without 'between' or 'with'");
      case Type::kTarget:
        if (target_ || target_before_) return Fault("two targets");
        if (IsNominal(at_ + 1)) return TakeNounsOfTarget("");
        ++at_;
        target_ = true;
        Append({Target()});
        return true;
      case Type::kWords:
        break;
    }
    if (AllIn(kMood, p)) {
      return Fault(fmt::format("a clause with '{}' behind the verb", p.alternatives[0]));
    }
    if (AllIn(kParticles, p)) {
      Words particles;
      for (const std::string& a : p.alternatives) particles.push_back(a + "~");
      ++at_;
      Append({Joined(particles)});
      return true;
    }
    if (AllIn(kPrepositions, p)) return TakePhrase();
    if (IsGerund(p)) return TakeGerund("");
    std::vector<std::string> nouns;
    if (!TakeNouns(nouns)) return false;
    object_ = true;
    Append(nouns);
    return true;
  }

  // "of killing" is a clause, and where the word is a noun as well, also a phrase.
  bool TakeGerund(const std::string& before) {
    const Words& words = right_[at_].alternatives;
    Words verbs;
    for (const std::string& a : words) verbs.push_back(a + "~");
    std::vector<std::string> options = {before + Joined(verbs)};
    if (std::ranges::all_of(words, [&](auto& a) { return v_.IsNoun(a); }))
      options.push_back(before + Joined(words));
    ++at_;
    Append(options);
    return EndsWithClause();
  }

  // What follows a clause's verb would belong to that verb; its object is found without being
  // named.
  bool EndsWithClause() {
    while (at_ < right_.size() &&
           (right_[at_].type == Type::kTarget || right_[at_].type == Type::kSkip)) {
      target_ |= right_[at_].type == Type::kTarget;
      ++at_;
    }
    clause_ = true;
    return at_ == right_.size() || Fault("words that belong to the verb of a clause");
  }

  bool TakePhrase() {
    const std::string preposition = Joined(right_[at_].alternatives);
    const bool in_phrase = right_[at_].in_phrase;
    ++at_;
    const bool last = at_ == right_.size();
    if (last || IsMarker(right_[at_])) {
      if (preposition == "by") return Fault("'by' without who acts");
      if (reversed_) {
        Append({preposition + " S"});
      } else if (preposition == "of" || preposition == "from") {
        Append({preposition + " X", preposition + " doing"});
      } else {
        Append({preposition + " X"});
      }
      return true;
    }
    const Piece& next = right_[at_];
    switch (next.type) {
      case Type::kSource:
        if (preposition != "by") {
          return Fault(fmt::format("the source stands in a phrase with '{}'", preposition));
        }
        ++at_;
        passive_ = true;
        return true;
      case Type::kTarget:
        if (preposition == "by") return Fault("the target is who acts");
        if (target_ || target_before_) return Fault("two targets");
        if (IsNominal(at_ + 1)) return TakeNounsOfTarget(preposition + " ");
        ++at_;
        target_ = true;
        Append({preposition + " " + Target()});
        return true;
      case Type::kBoth:
        ++at_;
        mutual = target_ = true;
        Append({preposition == "between" ? "between S|T" : preposition + " T"});
        return true;
      case Type::kSkip:
        ++at_;
        Append({preposition + " X"});
        return true;
      default:
        break;
    }
    if (IsGerund(next)) return TakeGerund(preposition + " ");
    const bool verb = preposition == "to" && std::ranges::all_of(next.alternatives, [&](auto& a) {
                        return v_.IsVerb(a) && !(in_phrase && v_.IsNoun(SingularOf(a)));
                      });
    if (verb) {
      ++at_;
      Append({"to-" + Joined(next.alternatives)});
      return EndsWithClause();
    }
    std::vector<std::string> nouns;
    if (!TakeNouns(nouns)) return false;
    for (std::string& n : nouns) n = preposition + " " + n;
    Append(nouns);
    return true;
  }

  bool Complete() {
    bare = rests.size() == 1 && rests[0].find_first_not_of(" T") == std::string::npos;
    // "+ WAS * BY $", "+ *": passives come of themselves.
    const bool suffers = target_before_ && (passive_ || bare);
    if (!nouns_before_.empty()) {
      if (source_ || target_before_ || parties_) {
        return Fault("words and an actor before the verb");
      }
      lead = "[" + Joined(nouns_before_) + "]";
    } else if (parties_) {
      lead = "S|T";
    } else if (target_before_ && !suffers) {
      lead = reversed_ ? "S" : "T";
      also_passive = !object_;
    } else {
      lead = reversed_ ? "T" : "S";
    }
    const bool needs_object = suffers || (bare && !target_ && nouns_before_.empty() && !parties_);
    if (needs_object && !clause_ && !target_) {
      for (std::string& r : rests) r = " " + Target() + r;
    }
    return true;
  }

  const Vocabulary& v_;
  bool reversed_, stems_;
  std::span<const Piece> right_;
  size_t at_ = 0;
  bool source_ = false, target_ = false, target_before_ = false, parties_ = false;
  bool passive_ = false, clause_ = false, object_ = false;
  Words nouns_before_;
};

}  // namespace

FramePatterns ToFrames(const std::vector<Piece>& pieces, const std::vector<Piece>& extra,
                       bool reversed, bool stems, const Vocabulary& vocabulary) {
  FramePatterns out;
  std::vector<Piece> whole;
  size_t verbs = 0;
  for (const Piece& p : pieces) {
    whole.push_back(p);
    if (p.type != Type::kVerb) continue;
    ++verbs;
    whole.insert(whole.end(), extra.begin(), extra.end());
  }
  if (verbs != 1) {
    out.fault = verbs == 0 ? "no '*' for the verb" : "two verbs";
    return out;
  }
  const bool few = EachChoice(whole, kMostVariants, [&](std::vector<Piece> flat) {
    if (!out.fault.empty()) return;
    auto verb = std::ranges::find(flat, Type::kVerb, &Piece::type);
    FrameMaker maker(vocabulary, reversed, stems);
    if (!maker.Make({flat.begin(), verb}, {verb + 1, flat.end()})) {
      out.fault = maker.fault;
      return;
    }
    out.mutual |= maker.mutual;
    out.bare = maker.bare;
    for (std::string& rest : maker.rests) {
      if (maker.also_passive)
        out.all.push_back({reversed ? "T" : "S", (reversed ? " S" : " T") + rest});
      out.all.push_back({maker.lead, std::move(rest)});
    }
  });
  if (!few) out.fault = "too many members of its sets together";
  if (out.all.size() > kMostVariants) out.fault = "too many members of its sets together";
  if (!out.fault.empty()) out.all.clear();
  return out;
}

}  // namespace khaldun::dictionary

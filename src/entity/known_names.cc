#include "entity/known_names.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace khaldun::entity {
namespace {

using text::Casing;

bool IsFunctionTag(Upos upos) {
  switch (upos) {
    case Upos::kAdp:
    case Upos::kAdv:
    case Upos::kAux:
    case Upos::kCconj:
    case Upos::kDet:
    case Upos::kIntj:
    case Upos::kPron:
    case Upos::kSconj:
    case Upos::kVerb:
    case Upos::kPart:
      return true;
    default:
      return false;
  }
}

// Abbreviations that are words in capitals: "IS", "US", "WHO".
bool IsShortWord(std::string_view folded) {
  static constexpr std::string_view kWords[] = {
      "is",  "it",  "or",  "am",  "to",  "in",  "on",  "so",  "do", "no", "be",
      "an",  "as",  "at",  "by",  "he",  "if",  "me",  "my",  "of", "we", "up",
      "who", "all", "may", "can", "car", "aid", "not", "the", "are"};
  return std::find(std::begin(kWords), std::end(kWords), folded) != std::end(kWords);
}

struct Candidate {
  WordRange words;
  uint32_t first = 0, count = 0;  // entries of this spelling, in Finder::entries_
};

class Finder {
 public:
  Finder(const Words& words, const NameLexicon& lexicon, const RoleHits& roles,
         const PlaceHits& places)
      : words_(words),
        lexicon_(lexicon),
        roles_(roles),
        places_(places),
        published_(words.document().story().published) {}

  std::vector<KnownName> Run() {
    for (const Sentence& s : words_.segment().sentences) Collect(s.words);
    CountEvidence();
    std::vector<KnownName> result;
    for (const Candidate& c : candidates_) {
      if (std::optional<uint32_t> entry = Choose(c))
        result.push_back({{WholeNameBegin(lexicon_.entry(*entry), c), c.words.end}, *entry});
    }
    return result;
  }

 private:
  // Every leftmost longest spelling of the sentence whose capitals fit.
  void Collect(WordRange sentence) {
    pieces_.Build(lexicon_.trie(), sentence, [&](WordId w) { return words_.form(w); });
    bool shouting = MostlyCapitals(sentence);
    for (uint32_t i = 0; i < pieces_.word_count();) {
      uint32_t best = 0;
      found_.clear();
      pieces_.Walk(lexicon_.trie(), i, [&](uint32_t end, uint32_t id) {
        WordRange range{WordId(sentence.begin.value + i), WordId(sentence.begin.value + end)};
        if (!CasingFits(range, lexicon_.entry(id), shouting)) return;
        if (end != best) found_.clear();
        best = end;
        found_.push_back(id);
      });
      if (found_.empty()) {
        ++i;
        continue;
      }
      WordRange range{WordId(sentence.begin.value + i), WordId(sentence.begin.value + best)};
      candidates_.push_back(
          {range, static_cast<uint32_t>(entries_.size()), static_cast<uint32_t>(found_.size())});
      entries_.insert(entries_.end(), found_.begin(), found_.end());
      i = best;
    }
  }

  bool MostlyCapitals(WordRange sentence) const {
    uint32_t upper = 0, cased = 0;
    for (WordId w = sentence.begin; w < sentence.end; ++w) {
      Casing c = words_.casing(w);
      cased += c != Casing::kNone;
      upper += c == Casing::kUpper;
    }
    return cased >= 3 && upper * 3 > cased * 2;
  }

  bool CasingFits(WordRange range, const NameEntry& entry, bool shouting) {
    std::span<const Casing> wanted = lexicon_.casing(entry);
    size_t piece = 0;
    for (WordId w = range.begin; w < range.end; ++w) {
      PhrasePieces parts = SplitPhrase(words_.form(w));
      for (size_t p = 0; p < parts.folded.size() && piece < wanted.size(); ++p, ++piece) {
        bool proper = words_.upos(w) == Upos::kPropn;
        Casing got = parts.casing[p];
        if (wanted[piece] == Casing::kUpper) {
          bool as_word = got == Casing::kTitle && parts.folded[p].size() >= 4 && proper;
          if (got != Casing::kUpper && !as_word) return false;
        } else if (wanted[piece] == Casing::kTitle && got != Casing::kTitle &&
                   got != Casing::kUpper) {
          return false;
        }
      }
    }
    if (entry.pieces > 1) return true;
    Upos upos = words_.upos(range.begin);
    if (wanted[0] == Casing::kLower) return !IsFunctionTag(upos);
    if (wanted[0] == Casing::kUpper) {
      std::string folded;
      text::AppendFolded(words_.form(range.begin), folded);
      return !((shouting || IsShortWord(folded)) && IsFunctionTag(upos));
    }
    if (IsFunctionTag(upos)) return false;
    bool adjective_or_noun = upos == Upos::kAdj || upos == Upos::kNoun;
    bool name =
        entry.type == NameType::kCapital || entry.type == NameType::kSeat || entry.ambiguous;
    bool first = range.begin.value == 0 ||
                 words_.segment().sentence(words_.segment().SentenceOf(range.begin)).words.begin ==
                     range.begin;
    return !(name && adjective_or_noun && first);
  }

  // What the report says beyond doubt: countries by name, persons by their whole name, and which
  // surnames belong to somebody unknown ("Gordon Smith", then "Smith").
  void CountEvidence() {
    for (const Candidate& c : candidates_) {
      if (!MeansOne(c)) continue;
      const NameEntry& e = lexicon_.entry(entries_[c.first]);
      if (e.type == NameType::kActor) {
        if (e.ambiguous) continue;
        actors_seen_.insert(e.index);
        ++countries_[lexicon_.actor(e).codes.front().code.country];
      } else {
        ++countries_[lexicon_.country(e).alpha3];
      }
    }
    for (WordId w(0u); w.value < words_.segment().words.size(); ++w) {
      const PlaceHit* hit = places_.At(w);
      bool great = hit != nullptr && hit->words.begin == w && hit->capital &&
                   (hit->place.kind == PlaceClass::kState || hit->place.kind == PlaceClass::kCity);
      if (great) ++countries_[hit->place.country];
    }
    for (const Candidate& c : candidates_) {
      const NameEntry& e = lexicon_.entry(entries_[c.first]);
      if (e.ambiguous && FollowsUnknownName(c)) stranger_surnames_.insert(Folded(c.words.begin));
    }
  }

  // One actor, or one country under whatever form: "Syrian" is adjective and demonym.
  bool MeansOne(const Candidate& c) const {
    const NameEntry& first = lexicon_.entry(entries_[c.first]);
    for (uint32_t i = 1; i < c.count; ++i) {
      const NameEntry& e = lexicon_.entry(entries_[c.first + i]);
      bool actor = e.type == NameType::kActor || first.type == NameType::kActor;
      if (actor || e.index != first.index) return false;
    }
    return true;
  }

  std::string Folded(WordId w) const {
    std::string folded;
    text::AppendFolded(words_.form(w), folded);
    return folded;
  }

  bool IsBarePropn(WordId w) const {
    return words_.upos(w) == Upos::kPropn && words_.casing(w) != Casing::kNone &&
           roles_.At(w) == nullptr && !IsHonorific(words_.form(w));
  }

  // "S.", "R"
  bool IsInitial(WordId w) const {
    std::string_view f = words_.form(w);
    bool letter = !f.empty() && f[0] >= 'A' && f[0] <= 'Z';
    return letter && (f.size() == 1 || (f.size() == 2 && f[1] == '.'));
  }

  // Where a person's whole name begins when his surname was found behind his first name and
  // initials: "Mikhail S. Gorbachev". Else where the surname begins.
  WordId WholeNameBegin(const NameEntry& e, const Candidate& c) const {
    WordId begin = c.words.begin, w = begin;
    if (!e.ambiguous) return begin;
    while (w.value > 0 && IsInitial(Previous(w)) && SameSentence(Previous(w), begin)) --w.value;
    if (w == begin || w.value == 0 || !SameSentence(Previous(w), begin)) return begin;
    std::string_view name = PlainName(lexicon_.actor(e));
    std::string first;
    text::AppendFolded(name.substr(0, name.find(' ')), first);
    return Folded(Previous(w)) == first ? Previous(w) : begin;
  }

  // A proper noun that is no title and no part of another name stands right before.
  bool FollowsUnknownName(const Candidate& c) const {
    if (c.words.begin.value == 0) return false;
    WordId before = Previous(c.words.begin);
    if (words_.IsHyphen(before) && before.value > 0) before = Previous(before);
    return SameSentence(before, c.words.begin) && IsBarePropn(before) && !InCandidate(before);
  }

  bool PrecedesUnknownName(const Candidate& c) const {
    WordId after = c.words.end;
    if (after.value >= words_.segment().words.size() || !SameSentence(Previous(after), after))
      return false;
    return IsBarePropn(after) && roles_.NameEndAt(after) == nullptr && !InCandidate(after);
  }

  bool SameSentence(WordId a, WordId b) const {
    return words_.segment().SentenceOf(a) == words_.segment().SentenceOf(b);
  }

  bool InCandidate(WordId w) const {
    auto at = std::upper_bound(candidates_.begin(), candidates_.end(), w,
                               [](WordId x, const Candidate& c) { return x < c.words.begin; });
    return at != candidates_.begin() && std::prev(at)->words.Contains(w);
  }

  bool FollowsTitle(const Candidate& c) const {
    if (c.words.begin.value == 0) return false;
    const Role* role = roles_.RoleAt(Previous(c.words.begin));
    return role != nullptr && role->kind == RoleKind::kPerson;
  }

  int Rank(const NameEntry& e, const Candidate& c) const {
    int rank = 0;
    if (e.type == NameType::kActor) {
      const resources::Actor& a = lexicon_.actor(e);
      rank = e.alias ? 4 : 12;
      if (actors_seen_.contains(e.index)) rank += 20;
      if (a.ActiveAt(published_)) rank += 3;
      auto seen = countries_.find(a.codes.front().code.country);
      if (seen != countries_.end()) rank += std::min(6, 1 + seen->second);
    } else {
      bool modifier = words_.upos(c.words.begin) == Upos::kAdj;
      rank = e.type == NameType::kCountry ? 10 : e.type == NameType::kCapital ? 9 : 8;
      if (e.type == NameType::kAdjective && modifier) rank += 2;
      auto seen = countries_.find(lexicon_.country(e).alpha3);
      if (seen != countries_.end()) rank += std::min(6, seen->second);
    }
    return rank;
  }

  bool Acceptable(const NameEntry& e, const Candidate& c) const {
    if (e.pieces > 1) return true;
    if (WholeNameBegin(e, c) != c.words.begin) return true;
    if (e.type != NameType::kActor || lexicon_.actor(e).kind == EntityKind::kPerson) {
      bool name_like = e.type != NameType::kAdjective && e.type != NameType::kDemonym;
      std::string folded = Folded(c.words.begin);
      if (name_like && PrecedesUnknownName(c) && lexicon_.first_names().Has(folded)) return false;
      if (name_like && FollowsUnknownName(c) &&
          (e.ambiguous || lexicon_.first_names().Has(Folded(Previous(c.words.begin))))) {
        return false;
      }
    }
    if (!e.ambiguous) return true;
    if (words_.upos(c.words.begin) != Upos::kPropn) return false;
    if (actors_seen_.contains(e.index)) return true;
    if (PrecedesUnknownName(c) || stranger_surnames_.contains(Folded(c.words.begin))) return false;
    const resources::Actor& a = lexicon_.actor(e);
    if (a.codes.front().dated() && a.ActiveAt(published_)) return true;
    return FollowsTitle(c) && countries_.contains(a.codes.front().code.country);
  }

  std::optional<uint32_t> Choose(const Candidate& c) const {
    std::optional<uint32_t> best;
    int best_rank = -1;
    for (uint32_t i = 0; i < c.count; ++i) {
      uint32_t id = entries_[c.first + i];
      const NameEntry& e = lexicon_.entry(id);
      if (!Acceptable(e, c)) continue;
      if (int rank = Rank(e, c); rank > best_rank) {
        best = id;
        best_rank = rank;
      }
    }
    return best;
  }

  const Words& words_;
  const NameLexicon& lexicon_;
  const RoleHits& roles_;
  const PlaceHits& places_;
  std::optional<Date> published_;
  PieceSequence pieces_;
  std::vector<uint32_t> found_, entries_;
  std::vector<Candidate> candidates_;
  std::unordered_set<uint32_t> actors_seen_;
  std::unordered_map<std::string, int> countries_;
  std::unordered_set<std::string> stranger_surnames_;
};

}  // namespace

std::vector<KnownName> FindKnownNames(const Words& words, const NameLexicon& lexicon,
                                      const RoleHits& roles, const PlaceHits& places) {
  return Finder(words, lexicon, roles, places).Run();
}

}  // namespace khaldun::entity

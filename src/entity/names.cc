#include "entity/names.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "entity/known_names.h"

namespace khaldun::entity {
namespace {

using text::Casing;

template <size_t N>
bool IsOneOf(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 40> kCalendar = {
    "Monday",    "Tuesday",  "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
    "February",  "March",    "April",     "May",      "June",   "July",     "August", "September",
    "October",   "November", "December",  "Jan.",     "Feb.",   "Mar.",     "Apr.",   "Jun.",
    "Jul.",      "Aug.",     "Sept.",     "Sep.",     "Oct.",   "Nov.",     "Dec.",   "Ramadan",
    "Christmas", "Easter",   "GMT",       "UTC",      "EST",    "a.m.",     "p.m.",   "BST"};
constexpr std::array<std::string_view, 11> kHonorifics = {"Mr.", "Mr", "Mrs.", "Mrs",  "Ms.", "Ms",
                                                          "Dr.", "Dr", "Sir",  "Lord", "Lady"};
constexpr std::array<std::string_view, 24> kParticles = {
    "al",  "el",  "bin", "ibn", "bint", "ben", "abu", "ul", "ur",  "de", "del",  "della",
    "der", "den", "van", "von", "la",   "le",  "du",  "da", "dos", "di", "ould", "ag"};
constexpr std::array<std::string_view, 14> kPlacePrepositions = {
    "in",     "near",       "from",   "to",      "around", "across", "outside",
    "inside", "throughout", "toward", "towards", "at",     "into",   "through"};

class UnknownNames {
 public:
  UnknownNames(const Words& words, const NameLexicon& lexicon, const RoleHits& roles, Names& names)
      : words_(words), lexicon_(lexicon), roles_(roles), names_(names) {}

  void Run() {
    CollectSure();
    for (const Sentence& s : words_.segment().sentences) AddSentence(s.words);
    Agree();
  }

 private:
  // The words that are names where a capital tells: inside a sentence.
  void CollectSure() {
    for (const Sentence& s : words_.segment().sentences) {
      for (WordId w(s.words.begin.value + 1); w < s.words.end; ++w) {
        if (words_.upos(w) == Upos::kPropn && words_.casing(w) == Casing::kTitle) {
          sure_.insert(words_.form(w));
        }
      }
    }
  }

  bool Taken(WordId w) const { return names_.At(w) != nullptr || names_.country[w.value] >= 0; }

  bool IsNamePart(WordId w) const {
    if (Taken(w)) return false;
    Casing c = words_.casing(w);
    // A name that begins a sentence may be tagged as a common word: "Akar and Mekher called".
    if (words_.upos(w) != Upos::kPropn &&
        (c == Casing::kLower || !sure_.contains(words_.form(w)))) {
      return false;
    }
    if (c == Casing::kNone || c == Casing::kLower) return false;
    return !IsOneOf(words_.form(w), kCalendar);
  }

  void AddSentence(WordRange sentence) {
    for (WordId w = sentence.begin; w < sentence.end;) {
      if (!IsNamePart(w)) {
        ++w;
        continue;
      }
      WordId end = RunEnd(w, sentence.end);
      AddRun({w, end}, sentence);
      w = end;
    }
  }

  // Proper nouns, hyphens between them, and particles that another proper noun follows.
  WordId RunEnd(WordId w, WordId limit) const {
    WordId end = Next(w);
    while (end < limit) {
      WordId next = end;
      while (next < limit && (words_.IsHyphen(next) || IsOneOf(words_.form(next), kParticles)))
        ++next;
      if (next.value - end.value > 3 || next == limit || !IsNamePart(next)) break;
      end = Next(next);
    }
    return end;
  }

  void AddRun(WordRange run, WordRange sentence) {
    bool titled = StripTitles(run);
    if (run.begin == run.end) return;
    if (AddOrganization(run, sentence)) return;
    AddByContext(run, sentence, titled || FollowsRole(run.begin, sentence));
  }

  // "President", "Gen.", "Mr." in front of a name are no part of it. True where there was one.
  bool StripTitles(WordRange& run) const {
    bool titled = false;
    while (run.begin < run.end) {
      if (IsOneOf(words_.form(run.begin), kHonorifics)) {
        ++run.begin;
        titled = true;
        continue;
      }
      WordId after = run.begin;
      for (WordId w = run.begin; w < run.end; ++w) {
        const RoleHit* hit = roles_.At(w);
        if (hit == nullptr || hit->words.begin != run.begin ||
            roles_.role(*hit).kind != RoleKind::kPerson)
          continue;
        if (hit->words.end < run.end) after = hit->words.end;
      }
      if (after == run.begin) break;
      run.begin = after;
      titled = true;
    }
    return titled;
  }

  bool FollowsRole(WordId begin, WordRange sentence) const {
    if (begin == sentence.begin) return false;
    WordId before = Previous(begin);
    if (IsOneOf(words_.form(before), kHonorifics)) return true;
    const Role* role = roles_.RoleAt(before);
    return role != nullptr && role->kind == RoleKind::kPerson;
  }

  // "Xavier University", "Ministry of Religious Affairs", "Kurdistan Workers Party".
  bool AddOrganization(WordRange run, WordRange sentence) {
    const RoleHit* end = roles_.NameEndAt(Previous(run.end));
    if (end != nullptr && end->words.begin >= run.begin && run.size() > 1) {
      const Role& role = roles_.role(*end);
      if (role.kind != RoleKind::kPerson && role.kind != RoleKind::kPart) {
        Add(WithOf(run, sentence), KindOf(role));
        return true;
      }
    }
    WordRange with_of = WithOf(run, sentence);
    const RoleHit* head = roles_.At(Previous(run.end));
    if (head == nullptr) return false;
    const Role& role = roles_.role(*head);
    if (with_of.end != run.end && IsBody(role)) {
      Add(with_of, EntityKind::kOrganization);
      return true;
    }
    // A role noun alone in capitals ("the Army", "President") is no name of its own.
    return head->words.begin <= run.begin;
  }

  static bool IsBody(const Role& role) {
    return role.kind == RoleKind::kOrganization || role.kind == RoleKind::kGroup ||
           role.kind == RoleKind::kFacility;
  }

  static EntityKind KindOf(const Role& role) {
    bool learned = !role.sectors.empty() &&
                   (role.sectors[0] == Sector::kEdu || role.sectors[0] == Sector::kMed);
    if (role.kind == RoleKind::kPlace || (role.kind == RoleKind::kFacility && !learned))
      return EntityKind::kPlace;
    return EntityKind::kOrganization;
  }

  // "Ministry" grows to "Ministry of Religious Affairs", "Bank" to "Bank of Libya".
  WordRange WithOf(WordRange run, WordRange sentence) const {
    WordId of = run.end;
    if (of >= sentence.end || words_.form(of) != "of") return run;
    const RoleHit* head = roles_.At(Previous(run.end));
    const RoleHit* end = roles_.NameEndAt(Previous(run.end));
    bool body = (head != nullptr && IsBody(roles_.role(*head))) ||
                (end != nullptr && IsBody(roles_.role(*end)));
    if (!body) return run;
    WordId w = Next(of);
    if (w < sentence.end && words_.form(w) == "the") ++w;
    WordId begin = w;
    while (w < sentence.end && words_.upos(w) == Upos::kPropn && words_.casing(w) != Casing::kLower)
      ++w;
    return w == begin ? run : WordRange{run.begin, w};
  }

  void AddByContext(WordRange run, WordRange sentence, bool after_role) {
    Add(run, Guess(run, sentence, after_role));
  }

  EntityKind Guess(WordRange run, WordRange sentence, bool after_role) const {
    std::string first;
    text::AppendFolded(words_.form(run.begin), first);
    if (run.size() > 1 && lexicon_.first_names().Has(first)) return EntityKind::kPerson;
    if (after_role) return EntityKind::kPerson;
    if (run.size() == 1 && words_.casing(run.begin) == Casing::kUpper)
      return EntityKind::kOrganization;
    if (run.begin > sentence.begin &&
        IsOneOf(words_.form(Previous(run.begin)), kPlacePrepositions)) {
      return EntityKind::kPlace;
    }
    bool particle = false;
    for (WordId w = run.begin; w < run.end; ++w) particle |= IsOneOf(words_.form(w), kParticles);
    if (run.size() > 1 && (particle || run.size() <= 3)) return EntityKind::kPerson;
    Upos after = run.end < sentence.end ? words_.upos(run.end) : Upos::kX;
    bool acts = after == Upos::kVerb || after == Upos::kAux;
    if (run.size() == 1 && (acts || lexicon_.first_names().Has(first))) return EntityKind::kPerson;
    return EntityKind::kOther;
  }

  void Add(WordRange range, EntityKind kind) {
    // What an organisation's name takes in is no name of its own ("University of Libya").
    for (WordId w = range.begin; w < range.end; ++w) {
      if (int32_t i = names_.at[w.value]; i >= 0)
        names_.spans[static_cast<size_t>(i)].words.end =
            names_.spans[static_cast<size_t>(i)].words.begin;
      names_.at[w.value] = static_cast<int32_t>(names_.spans.size());
    }
    names_.spans.push_back({range, kind, std::nullopt});
  }

  // A name of one word has the kind of the longer name that ends with it ("Harsawi" after "Jalel
  // Harsawi"), else the kind that it has most often in the report.
  void Agree() {
    std::unordered_map<std::string, std::array<int, 5>> votes;
    auto key = [&](const NameSpan& n) {
      std::string folded;
      text::AppendFolded(words_.form(Previous(n.words.end)), folded);
      return folded;
    };
    for (const NameSpan& n : names_.spans) {
      if (n.entry || n.words.size() == 0) continue;
      bool longer_person = n.words.size() > 1 && n.kind == EntityKind::kPerson;
      if (longer_person || n.words.size() == 1) {
        votes[key(n)][static_cast<size_t>(n.kind)] += longer_person                  ? 100
                                                      : n.kind == EntityKind::kOther ? 0
                                                                                     : 1;
      }
    }
    for (NameSpan& n : names_.spans) {
      if (n.entry || n.words.size() != 1) continue;
      const std::array<int, 5>& v = votes[key(n)];
      auto best = static_cast<size_t>(std::max_element(v.begin(), v.end()) - v.begin());
      if (v[best] > 0) n.kind = static_cast<EntityKind>(best);
    }
  }

  const Words& words_;
  const NameLexicon& lexicon_;
  const RoleHits& roles_;
  Names& names_;
  std::unordered_set<std::string_view> sure_;
};

EntityKind KindOfKnown(const NameLexicon& lexicon, const NameEntry& e) {
  return e.type == NameType::kActor ? lexicon.actor(e).kind : EntityKind::kPlace;
}

// Adjectives ("Turkish forces") and demonyms ("the Turks") are no names; they say a country.
void AddKnown(const Words& words, const NameLexicon& lexicon, const KnownName& known,
              Names& names) {
  const NameEntry& e = lexicon.entry(known.entry);
  if (e.type != NameType::kActor) {
    for (WordId w = known.words.begin; w < known.words.end; ++w)
      names.country[w.value] = static_cast<int32_t>(e.index);
  }
  WordId last = Previous(known.words.end);
  if (e.type == NameType::kDemonym || e.type == NameType::kAdjective) {
    // "U.S." is adjective and name alike; the tag decides.
    bool noun = words.upos(last) == Upos::kNoun || words.upos(last) == Upos::kPropn;
    for (WordId w = known.words.begin; w < known.words.end; ++w) names.demonym[w.value] = noun;
    return;
  }
  for (WordId w = known.words.begin; w < known.words.end; ++w) {
    names.at[w.value] = static_cast<int32_t>(names.spans.size());
  }
  names.spans.push_back({known.words, KindOfKnown(lexicon, e), known.entry});
}

}  // namespace

Names FindNames(const Words& words, const NameLexicon& lexicon, const RoleHits& roles) {
  Names names;
  size_t count = words.segment().words.size();
  names.at.assign(count, -1);
  names.country.assign(count, -1);
  names.demonym.assign(count, false);
  for (const KnownName& known : FindKnownNames(words, lexicon, roles))
    AddKnown(words, lexicon, known, names);
  UnknownNames(words, lexicon, roles, names).Run();
  // The spans that a longer name took in are empty now.
  std::erase_if(names.spans, [](const NameSpan& n) { return n.words.size() == 0; });
  std::sort(names.spans.begin(), names.spans.end(),
            [](const NameSpan& a, const NameSpan& b) { return a.words.begin < b.words.begin; });
  names.at.assign(count, -1);
  for (size_t i = 0; i < names.spans.size(); ++i) {
    for (WordId w = names.spans[i].words.begin; w < names.spans[i].words.end; ++w) {
      names.at[w.value] = static_cast<int32_t>(i);
    }
  }
  return names;
}

}  // namespace khaldun::entity

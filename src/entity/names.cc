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
constexpr std::array<std::string_view, 24> kParticles = {
    "al",  "el",  "bin", "ibn", "bint", "ben", "abu", "ul", "ur",  "de", "del",  "della",
    "der", "den", "van", "von", "la",   "le",  "du",  "da", "dos", "di", "ould", "ag"};
// More words are no name but a list or a heading.
constexpr uint32_t kLongestName = 14;

// Titles in front of a name are no part of it: "President", "Gen.", "Mr.". True where there was
// one.
bool StripTitles(const Words& words, const RoleHits& roles, WordRange& name) {
  bool titled = false;
  while (name.begin < name.end) {
    if (IsHonorific(words.form(name.begin))) {
      ++name.begin;
      titled = true;
      continue;
    }
    WordId after = name.begin;
    for (WordId w = name.begin; w < name.end; ++w) {
      const RoleHit* hit = roles.At(w);
      if (hit == nullptr || hit->words.begin != name.begin ||
          roles.role(*hit).kind != RoleKind::kPerson) {
        continue;
      }
      if (hit->words.end < name.end) after = hit->words.end;
    }
    if (after == name.begin) break;
    name.begin = after;
    titled = true;
  }
  return titled;
}

// The tagger's names, brought together with those of the lexicon.
class TaggedNames {
 public:
  TaggedNames(const Words& words, const NameSources& sources, const RoleHits& roles,
              const std::vector<KnownName>& known, Names& names)
      : words_(words),
        sources_(sources),
        roles_(roles),
        inputs_(words, sources.lexicon, roles, *names.places, sources.classes, known),
        names_(names) {}

  void Run() {
    std::vector<TaggedWord> described;
    std::vector<NameTag> tags;
    for (const Sentence& s : words_.segment().sentences) {
      inputs_.Describe(s.words, described);
      sources_.tagger.Tag(described, tags);
      for (size_t i = 0; i < tags.size(); ++i) {
        if (tags[i] % 2 == 0) continue;
        size_t end = i + 1;
        while (end < tags.size() && tags[end] == tags[i] + 1) ++end;
        auto at = [&](size_t k) { return WordId(s.words.begin.value + static_cast<uint32_t>(k)); };
        Add({at(i), at(end)}, KindOfTag(tags[i]));
      }
    }
  }

 private:
  void Add(WordRange range, EntityKind kind) {
    while (range.size() > 0 && (words_.upos(range.begin) == Upos::kDet || OpensSentence(range)))
      ++range.begin;
    if (kind == EntityKind::kPerson) StripOffice(range);
    if (range.size() == 0 || range.size() > kLongestName || IsCountryWord(range)) return;
    if (kind == EntityKind::kPlace && EndsAsBody(range)) kind = EntityKind::kOrganization;
    if (IsOffice(range) || CutsTitle(range) || !Wins(range, kind)) return;
    for (WordId w = range.begin; w < range.end; ++w) {
      if (int32_t i = names_.at[w.value]; i >= 0) {
        WordRange& lost = names_.spans[static_cast<size_t>(i)].words;
        lost.end = lost.begin;
      }
    }
    for (WordId w = range.begin; w < range.end; ++w) {
      names_.at[w.value] = static_cast<int32_t>(names_.spans.size());
    }
    names_.spans.push_back({range, kind, std::nullopt});
  }

  // "West Columbia City Council" is no place. One word alone does not tell: "Jefferson County".
  bool EndsAsBody(WordRange range) const {
    const RoleHit* hit = roles_.At(Previous(range.end));
    return hit != nullptr && hit->words.size() > 1 &&
           roles_.role(*hit).kind == RoleKind::kOrganization;
  }

  // "Several" of "Several Islamic State members": a common word with the capital of its place,
  // before a name of the lexicon.
  bool OpensSentence(WordRange range) const {
    WordId w = range.begin;
    if (range.size() < 2 ||
        words_.segment().sentence(words_.segment().SentenceOf(w)).words.begin != w)
      return false;
    const NameSpan* next = names_.At(Next(w));
    bool common = words_.upos(w) != Upos::kPropn && names_.country[w.value] < 0 &&
                  names_.At(w) == nullptr && text::CasingOf(words_.lemma(w)) == Casing::kLower;
    return common && next != nullptr && next->words.begin == Next(w);
  }

  // "German Foreign Minister Oskar Fischer" to the person's own name.
  void StripOffice(WordRange& range) const {
    WordRange rest = range;
    while (rest.size() > 0 && names_.country[rest.begin.value] >= 0 &&
           names_.At(rest.begin) == nullptr)
      ++rest.begin;
    if (StripTitles(words_, roles_, rest) || rest.size() > 0) range = rest;
  }

  // "Vice Foreign Minister", "President": an office, not who holds it.
  bool IsOffice(WordRange range) const {
    const Role* role = roles_.RoleAt(Previous(range.end));
    return role != nullptr && role->kind == RoleKind::kPerson;
  }

  // "American", "Turks": the country is known and nobody is named.
  bool IsCountryWord(WordRange range) const {
    for (WordId w = range.begin; w < range.end; ++w) {
      if (names_.country[w.value] < 0 || names_.At(w) != nullptr) return false;
    }
    return true;
  }

  // "Turkish Defense" of "Turkish Defense Minister": part of a title is nobody's name.
  bool CutsTitle(WordRange range) const {
    WordRange sentence = words_.segment().sentence(words_.segment().SentenceOf(range.begin)).words;
    for (WordId w = range.end; w < sentence.end && w.value < range.end.value + 3; ++w) {
      const RoleHit* hit = roles_.At(w);
      if (hit == nullptr || roles_.role(*hit).kind != RoleKind::kPerson) continue;
      if (hit->words.begin < range.end) return true;
    }
    return false;
  }

  // Against the lexicon's names that the range overlaps: it wins where it holds a shorter one and
  // says more than a title or a country word around it.
  bool Wins(WordRange range, EntityKind kind) const {
    bool overlaps = false, more = false;
    for (WordId w = range.begin; w < range.end; ++w) {
      const NameSpan* known = names_.At(w);
      if (known == nullptr) {
        bool says = roles_.At(w) == nullptr && names_.country[w.value] < 0 &&
                    words_.casing(w) != text::Casing::kLower && words_.upos(w) != Upos::kPunct;
        // The noun that ends a body's name makes another name of it: "Bank of Libya".
        bool body = kind == EntityKind::kOrganization && roles_.NameEndAt(w) != nullptr &&
                    words_.casing(w) != text::Casing::kLower;
        more |= says || body;
        continue;
      }
      overlaps = true;
      if (!range.Contains(known->words)) return false;
    }
    return !overlaps || more;
  }

  const Words& words_;
  const NameSources& sources_;
  const RoleHits& roles_;
  TagInputs inputs_;
  Names& names_;
};

// Runs of proper nouns that are no name so far.
class UnknownNames {
 public:
  UnknownNames(const Words& words, const RoleHits& roles, Names& names)
      : words_(words), roles_(roles), names_(names) {}

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
      while (next < limit && (words_.IsHyphen(next) || IsOneOf(words_.form(next), kParticles))) {
        ++next;
      }
      if (next.value - end.value > 3 || next == limit || !IsNamePart(next)) break;
      end = Next(next);
    }
    return end;
  }

  void AddRun(WordRange run, WordRange sentence) {
    bool titled = StripTitles(words_, roles_, run);
    if (run.begin == run.end) return;
    if (AddOrganization(run)) return;
    bool person = titled || FollowsRole(run.begin, sentence);
    Add(run, person ? EntityKind::kPerson : EntityKind::kOther);
  }

  bool FollowsRole(WordId begin, WordRange sentence) const {
    if (begin == sentence.begin) return false;
    WordId before = Previous(begin);
    if (IsHonorific(words_.form(before))) return true;
    const Role* role = roles_.RoleAt(before);
    return role != nullptr && role->kind == RoleKind::kPerson;
  }

  // "Xavier University", "Kurdistan Workers Party".
  bool AddOrganization(WordRange run) {
    const RoleHit* end = roles_.NameEndAt(Previous(run.end));
    if (end != nullptr && end->words.begin >= run.begin && run.size() > 1) {
      const Role& role = roles_.role(*end);
      if (role.kind != RoleKind::kPerson && role.kind != RoleKind::kPart) {
        Add(run, KindOf(role));
        return true;
      }
    }
    // A role noun alone in capitals ("the Army", "President") is no name of its own.
    const RoleHit* head = roles_.At(Previous(run.end));
    return head != nullptr && head->words.begin <= run.begin;
  }

  static EntityKind KindOf(const Role& role) {
    bool learned = !role.sectors.empty() &&
                   (role.sectors[0] == Sector::kEdu || role.sectors[0] == Sector::kMed);
    if (role.kind == RoleKind::kPlace || (role.kind == RoleKind::kFacility && !learned)) {
      return EntityKind::kPlace;
    }
    return EntityKind::kOrganization;
  }

  void Add(WordRange range, EntityKind kind) {
    for (WordId w = range.begin; w < range.end; ++w) {
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

Names FindNames(const Words& words, const NameSources& sources, const RoleHits& roles) {
  Names names;
  names.places.emplace(words, sources.places);
  size_t count = words.segment().words.size();
  names.at.assign(count, -1);
  names.country.assign(count, -1);
  names.demonym.assign(count, false);
  std::vector<KnownName> known = FindKnownNames(words, sources.lexicon, roles, *names.places);
  for (const KnownName& k : known) AddKnown(words, sources.lexicon, k, names);
  TaggedNames(words, sources, roles, known, names).Run();
  UnknownNames(words, roles, names).Run();
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

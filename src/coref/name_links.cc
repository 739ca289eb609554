#include "coref/name_links.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "names/letters.h"

namespace khaldun::coref {
namespace {

// Log odds from which two spellings are one person's name. Writers spell a name in one way, so
// differing spellings need more than even odds. Less is enough where the consonants agree and there
// is a reason to look for somebody: a surname that nobody was introduced by, or the same title.
constexpr float kWholeNames = 1.5f;
constexpr float kSurnames = 1;
constexpr float kWithReason = -1;
constexpr float kOtherInitial = 1.5f;  // so much more where the words begin differently

// Persons looked at, from the latest back: names without end must not cost without end.
constexpr size_t kMostPersons = 24;

// Titles that tell nobody from anybody.
bool IsCommonTitle(std::string_view role) {
  static constexpr std::array<std::string_view, 8> kCommon = {"mr", "mrs", "ms",   "miss",
                                                              "dr", "sir", "lady", "professor"};
  return std::find(kCommon.begin(), kCommon.end(), role) != kCommon.end();
}

class Linker {
 public:
  Linker(const Document& document, const std::vector<Facts>& facts,
         const names::EditModel& spellings, Clusters& clusters)
      : document_(document),
        mentions_(document.Get<EntityLayer>().mentions),
        facts_(facts),
        spellings_(spellings),
        clusters_(clusters) {}

  void Run() {
    // Whole names first, so that a headline's short name finds the body's whole one.
    for (uint32_t m = 0; m < mentions_.size(); ++m) {
      if (IsName(m) && (mentions_[m].known || facts_[m].name_parts.size() > 1)) AddWhole(m);
    }
    for (uint32_t m = 0; m < mentions_.size(); ++m) {
      if (IsName(m) && !clusters_.Has(m)) AddShort(m);
    }
    for (uint32_t m = 0; m + 1 < mentions_.size(); ++m) JoinBracket(m);
  }

 private:
  bool IsName(uint32_t m) const { return mentions_[m].kind == MentionKind::kName; }

  std::string Key(uint32_t m) const {
    if (mentions_[m].known) return "*" + mentions_[m].name;
    std::string key;
    for (const std::string& part : facts_[m].name_parts) key += (key.empty() ? "" : " ") + part;
    return key;
  }

  void Index(uint32_t m) {
    uint32_t cluster = clusters_.Of(m);
    const std::vector<std::string>& parts = facts_[m].name_parts;
    by_key_[Key(m)] = cluster;
    if (parts.size() < 2) {
      if (!parts.empty()) by_last_.emplace(parts[0], cluster);
      if (!parts.empty() && IsPerson(m)) AddPerson(m);
      return;
    }
    bool person = MayBePerson(m);
    by_last_.insert_or_assign(parts.back(), cluster);
    if (person) {
      by_first_.emplace(parts[0], cluster);
      AddPerson(m);
    } else {
      by_first_.emplace(parts[0], cluster);
      by_initials_.emplace(Initials(m), cluster);
    }
  }

  bool MayBePerson(uint32_t m) const {
    return mentions_[m].entity_kind == EntityKind::kPerson ||
           mentions_[m].entity_kind == EntityKind::kOther;
  }

  bool IsPerson(uint32_t m) const { return mentions_[m].entity_kind == EntityKind::kPerson; }

  // A person's name as compared to others.
  struct Person {
    uint32_t mention;
    std::string last, skeleton;
  };

  Person PersonOf(uint32_t m) const {
    std::string last = names::LettersOf(facts_[m].name_parts.back());
    std::string skeleton = names::Skeleton(last);
    return {m, std::move(last), std::move(skeleton)};
  }

  void AddPerson(uint32_t m) { persons_.push_back(PersonOf(m)); }

  // "gna" for "Government of National Accord".
  std::string Initials(uint32_t m) const {
    std::string initials;
    for (const std::string& part : facts_[m].name_parts) {
      if (part != "of" && part != "the" && part != "for" && part != "and") initials += part[0];
    }
    return initials;
  }

  void AddWhole(uint32_t m) {
    if (auto same = by_key_.find(Key(m)); same != by_key_.end()) {
      clusters_.Join(m, same->second);
      return;
    }
    if (MayBePerson(m) && facts_[m].name_parts.size() > 1) {
      if (std::optional<uint32_t> variant = Variant(m)) {
        clusters_.Join(m, *variant);
        Index(m);
        return;
      }
    }
    clusters_.New(m);
    Index(m);
  }

  // The cluster of the person of whom this is another spelling, the likeliest where there are some.
  std::optional<uint32_t> Variant(uint32_t m) const {
    if (facts_[m].name_parts.empty()) return std::nullopt;
    const Person own = PersonOf(m);
    std::optional<uint32_t> best;
    float most = 0;
    for (size_t i = 0; i < std::min(persons_.size(), kMostPersons); ++i) {
      const Person& other = persons_[persons_.size() - 1 - i];
      if (!MayBeOne(own, other) || StandsBeside(m, clusters_.Of(other.mention))) continue;
      float beyond = Odds(own, other) - Needed(own, other);
      if (beyond <= 0 || (best && beyond <= most)) continue;
      most = beyond;
      best = clusters_.Of(other.mention);
    }
    return best;
  }

  // What can be said without comparing letter by letter: most pairs end here.
  bool MayBeOne(const Person& a, const Person& b) const {
    if (mentions_[a.mention].known && mentions_[b.mention].known) return false;
    const Facts &f = facts_[a.mention], &g = facts_[b.mention];
    if (f.gender != Gender::kUnknown && g.gender != Gender::kUnknown && f.gender != g.gender)
      return false;
    if (a.last == b.last) return f.name_parts.size() > 1 && g.name_parts.size() > 1;
    constexpr size_t kShortest = 3;  // fewer letters say too little
    size_t longer = std::max(a.last.size(), b.last.size()),
           shorter = std::min(a.last.size(), b.last.size());
    return shorter >= kShortest && longer - shorter <= 3 && Near(a.skeleton, b.skeleton);
  }

  // Equal but for one letter.
  static bool Near(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    size_t same = 0, end = 0;
    while (same < a.size() && a[same] == b[same]) ++same;
    while (end < a.size() - same && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
    return same + end + 1 >= b.size();
  }

  float WordOdds(std::string_view a, std::string_view b) const {
    if (a.empty() || b.empty()) return 0;
    if (a.size() == 1 || b.size() == 1) return a[0] == b[0] ? kWholeNames + 1 : -20;
    return spellings_.LogOdds(a, b) - (a[0] == b[0] ? 0 : kOtherInitial);
  }

  // "Abdel Wahed" is one name: "servant of" says nothing alone.
  static std::string FirstName(const std::vector<std::string>& parts) {
    std::string first = names::LettersOf(parts[0]);
    bool servant = first.starts_with("abd") && first.size() <= 5;
    return servant && parts.size() > 2 ? first + names::LettersOf(parts[1]) : first;
  }

  // Of the surnames, and of the first names where both have one: the less likely of the two.
  float Odds(const Person& a, const Person& b) const {
    const auto &ours = facts_[a.mention].name_parts, &theirs = facts_[b.mention].name_parts;
    float last = WordOdds(a.last, b.last);
    if (ours.size() < 2 || theirs.size() < 2) return last;
    std::string x = FirstName(ours), y = FirstName(theirs);
    // An initial goes with the very surname only.
    if ((x.size() == 1 || y.size() == 1) && a.last != b.last) return -20;
    return std::min(last, WordOdds(x, y));
  }

  float Needed(const Person& a, const Person& b) const {
    bool whole = facts_[a.mention].name_parts.size() > 1,
         other = facts_[b.mention].name_parts.size() > 1;
    if (a.skeleton == b.skeleton &&
        ((!whole && other && IsPerson(a.mention)) || SharesTitle(a.mention, b.mention)))
      return kWithReason;
    return whole && other ? kWholeNames : kSurnames;
  }

  // "Governor Mehri" and "Governor Mekher".
  bool SharesTitle(uint32_t m, uint32_t n) const {
    const auto &ours = facts_[m].roles, &theirs = clusters_[clusters_.Of(n)].roles;
    return std::any_of(ours.begin(), ours.end(), [&](const std::string& role) {
      return !IsCommonTitle(role) && std::find(theirs.begin(), theirs.end(), role) != theirs.end();
    });
  }

  // "Hassan and Hussein": who is named in the same sentence is somebody else.
  bool StandsBeside(uint32_t m, uint32_t cluster) const {
    const auto& mentions = clusters_[cluster].mentions;
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](uint32_t x) { return facts_[x].sentence == facts_[m].sentence; });
  }

  void AddShort(uint32_t m) {
    const std::vector<std::string>& parts = facts_[m].name_parts;
    std::optional<uint32_t> found;
    if (auto same = by_key_.find(Key(m)); same != by_key_.end()) found = same->second;
    if (!found && parts.size() == 1) found = ByPart(m, parts[0]);
    if (found) {
      clusters_.Join(m, *found);
      return;
    }
    clusters_.New(m);
    Index(m);
  }

  std::optional<uint32_t> ByPart(uint32_t m, const std::string& part) const {
    EntityKind kind = mentions_[m].entity_kind;
    auto fits = [&](uint32_t cluster) {
      EntityKind other = clusters_[cluster].kind;
      bool both_bodies = (kind == EntityKind::kOrganization || kind == EntityKind::kGroup) &&
                         (other == EntityKind::kOrganization || other == EntityKind::kGroup);
      return kind == other || kind == EntityKind::kOther || other == EntityKind::kOther ||
             both_bodies;
    };
    if (auto last = by_last_.find(part); last != by_last_.end() && fits(last->second))
      return last->second;
    if (auto initials = by_initials_.find(part); initials != by_initials_.end() && part.size() > 1)
      return initials->second;
    if (auto first = by_first_.find(part); first != by_first_.end() && fits(first->second))
      return first->second;
    if (!MayBePerson(m)) return std::nullopt;
    // A misspelt surname: "Mekher" after "al-Mehri".
    return MayBePerson(m) ? Variant(m) : std::nullopt;
  }

  // "Government of National Accord (GNA)".
  void JoinBracket(uint32_t m) {
    if (!IsName(m)) return;
    const SegmentLayer& segment = document_.Get<SegmentLayer>();
    WordId bracket = mentions_[m].words.end;
    if (bracket.value + 2 >= segment.words.size()) return;
    if (document_.text(segment.word(bracket).span) != "(") return;
    for (uint32_t n = m + 1;
         n < mentions_.size() && mentions_[n].words.begin.value <= bracket.value + 1; ++n) {
      bool right_behind = mentions_[n].words.begin.value == bracket.value + 1;
      if (!right_behind || !IsName(n) || facts_[n].name_parts.size() != 1) continue;
      std::string_view form = document_.text(segment.word(WordId(mentions_[n].words.end)).span);
      if (form == ")" && clusters_.Of(n) != clusters_.Of(m))
        clusters_.Merge(clusters_.Of(m), clusters_.Of(n));
    }
  }

  const Document& document_;
  const std::vector<Mention>& mentions_;
  const std::vector<Facts>& facts_;
  const names::EditModel& spellings_;
  Clusters& clusters_;
  std::vector<Person> persons_;
  std::unordered_map<std::string, uint32_t> by_key_, by_last_, by_first_, by_initials_;
};

}  // namespace

void LinkNames(const Document& document, const std::vector<Facts>& facts,
               const names::EditModel& spellings, Clusters& clusters) {
  Linker(document, facts, spellings, clusters).Run();
}

}  // namespace khaldun::coref

#include "coref/name_links.h"

#include <algorithm>
#include <unordered_map>

namespace khaldun::coref {
namespace {

class Linker {
 public:
  Linker(const Document& document, const std::vector<Facts>& facts, Clusters& clusters)
      : document_(document),
        mentions_(document.Get<EntityLayer>().mentions),
        facts_(facts),
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
      return;
    }
    bool person = MayBePerson(m);
    by_last_.insert_or_assign(parts.back(), cluster);
    if (person) {
      by_first_.emplace(parts[0], cluster);
      by_skeleton_[Skeleton(parts.back())].push_back(m);
    } else {
      by_first_.emplace(parts[0], cluster);
      by_initials_.emplace(Initials(m), cluster);
    }
  }

  bool MayBePerson(uint32_t m) const {
    return mentions_[m].entity_kind == EntityKind::kPerson ||
           mentions_[m].entity_kind == EntityKind::kOther;
  }

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

  // The cluster of a person whose last names sound alike and whose first names do, or one of whom
  // is called by initials.
  std::optional<uint32_t> Variant(uint32_t m) const {
    const std::vector<std::string>& parts = facts_[m].name_parts;
    auto alike = by_skeleton_.find(Skeleton(parts.back()));
    if (alike == by_skeleton_.end()) return std::nullopt;
    // Names without end that sound alike are looked at from the latest back, so far and no further.
    constexpr size_t kMost = 16;
    size_t count = alike->second.size();
    for (size_t i = 0; i < std::min(count, kMost); ++i) {
      uint32_t other = alike->second[count - 1 - i];
      if (mentions_[m].known && mentions_[other].known) continue;
      const std::vector<std::string>& theirs = facts_[other].name_parts;
      bool same_last = theirs.back() == parts.back();
      bool initial = same_last && theirs[0][0] == parts[0][0] &&
                     (theirs[0].size() == 1 || parts[0].size() == 1);
      bool same_first = theirs[0] == parts[0] ||
                        (Skeleton(theirs[0]) == Skeleton(parts[0]) && theirs[0][0] == parts[0][0]);
      if (initial || (same_first && theirs.back()[0] == parts.back()[0]))
        return clusters_.Of(other);
    }
    return std::nullopt;
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
    std::string skeleton = Skeleton(part);
    auto alike = by_skeleton_.find(skeleton);
    if (skeleton.size() < 2 || alike == by_skeleton_.end()) return std::nullopt;
    uint32_t other = alike->second.back();
    return facts_[other].name_parts.back()[0] == part[0] ? std::optional(clusters_.Of(other))
                                                         : std::nullopt;
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
  Clusters& clusters_;
  std::unordered_map<std::string, uint32_t> by_key_, by_last_, by_first_, by_initials_;
  std::unordered_map<std::string, std::vector<uint32_t>> by_skeleton_;
};

}  // namespace

void LinkNames(const Document& document, const std::vector<Facts>& facts, Clusters& clusters) {
  Linker(document, facts, clusters).Run();
}

}  // namespace khaldun::coref

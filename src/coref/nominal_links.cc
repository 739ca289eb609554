#include "coref/nominal_links.h"

#include <algorithm>
#include <array>

#include "text/apposition.h"

namespace khaldun::coref {
namespace {

template <size_t N>
bool IsOneOf(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 9> kCountryNouns = {"country",   "nation",   "kingdom",
                                                           "republic",  "state",    "emirate",
                                                           "sultanate", "homeland", "monarchy"};
constexpr std::array<std::string_view, 12> kGroupNouns = {
    "group",   "organization", "organisation", "movement",  "militia", "faction",
    "network", "outfit",       "alliance",     "coalition", "body",    "force"};
constexpr size_t kRecent = 40;
constexpr size_t kSameNoun = 24;

bool Shares(const std::vector<Sector>& a, const std::vector<Sector>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](Sector s) { return std::find(b.begin(), b.end(), s) != b.end(); });
}

bool HoldsAll(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  return std::all_of(some.begin(), some.end(), [&](const std::string& s) {
    return std::find(all.begin(), all.end(), s) != all.end();
  });
}

}  // namespace

NominalLinker::NominalLinker(const Document& document, const std::vector<Facts>& facts,
                             const CountryWords& countries, Clusters& clusters)
    : document_(document),
      mentions_(document.Get<EntityLayer>().mentions),
      facts_(facts),
      countries_(countries),
      clusters_(clusters) {
  mention_at_.assign(document.Get<SegmentLayer>().words.size(), -1);
  for (size_t m = mentions_.size(); m-- > 0;)
    mention_at_[mentions_[m].head.value] = static_cast<int32_t>(m);
}

void NominalLinker::Touch(uint32_t cluster) {
  auto at = std::find(recent_.begin(), recent_.end(), cluster);
  if (at != recent_.end()) recent_.erase(at);
  recent_.push_front(cluster);
  if (recent_.size() > kRecent) recent_.pop_back();
}

void NominalLinker::Link(uint32_t m) {
  const Facts& f = facts_[m];
  std::optional<uint32_t> found = Renamed(m);
  bool somebody_new = f.other || f.article == Article::kIndefinite;
  if (!found && !somebody_new) found = Bearer(m);
  if (!found && !somebody_new) found = SameNoun(m);
  if (found) {
    clusters_.Join(m, *found);
  } else {
    clusters_.New(m);
  }
  by_noun_[f.head_lemma].push_back(m);
}

bool NominalLinker::CountriesAgree(uint32_t m, const Cluster& c) const {
  const auto& actor = mentions_[m].actor;
  return !actor || actor->country.empty() || c.country.empty() || actor->country == c.country;
}

// "Hulusi Akar, the Turkish defense minister": an apposition to a mention that is linked already.
std::optional<uint32_t> NominalLinker::Renamed(uint32_t m) const {
  const SyntaxLayer& syntax = document_.Get<SyntaxLayer>();
  auto agree = [&](int32_t other) {
    if (other < 0 || static_cast<uint32_t>(other) == m ||
        !clusters_.Has(static_cast<uint32_t>(other)))
      return false;
    const Cluster& c = clusters_[clusters_.Of(static_cast<uint32_t>(other))];
    bool persons =
        (mentions_[m].entity_kind == EntityKind::kPerson) == (c.kind == EntityKind::kPerson);
    return persons && facts_[m].number == facts_[static_cast<uint32_t>(other)].number;
  };
  WordId head = facts_[m].head;
  if (Base(syntax.word(head).relation) == Relation::kAppos) {
    int32_t first = mention_at_[text::RenamedBy(syntax, head).value];
    if (agree(first)) return clusters_.Of(static_cast<uint32_t>(first));
  }
  // "the interior minister, Magdy Abdel Ghaffar": the name behind is in a cluster from the start.
  const SegmentLayer& segment = document_.Get<SegmentLayer>();
  WordRange sentence = segment.sentence(SentenceId(facts_[m].sentence)).words;
  for (WordId w{head.value + 1}; w < sentence.end && w.value < head.value + 20; ++w) {
    if (Base(syntax.word(w).relation) != Relation::kAppos) continue;
    // "The head of the club and owner of the mill, Phillip Unger": all that is joined is his.
    WordId renamed = text::RenamedBy(syntax, w);
    bool joined = Base(syntax.word(renamed).relation) == Relation::kConj &&
                  syntax.word(renamed).head == head && facts_[m].number == Number::kSingular;
    if (renamed != head && !joined) continue;
    int32_t name = mention_at_[w.value];
    if (agree(name) && mentions_[static_cast<size_t>(name)].kind == MentionKind::kName)
      return clusters_.Of(static_cast<uint32_t>(name));
  }
  return NamedBehind(m);
}

// "The head of the unit and its staff, Glen Horan, says": a name between commas right before the
// verb of the phrase is whose the phrase is, wherever its own arc hangs.
std::optional<uint32_t> NominalLinker::NamedBehind(uint32_t m) const {
  const SyntaxLayer& syntax = document_.Get<SyntaxLayer>();
  const SegmentLayer& segment = document_.Get<SegmentLayer>();
  const Facts& f = facts_[m];
  const WordSyntax& head = syntax.word(f.head);
  if (Base(head.relation) != Relation::kNsubj || f.number != Number::kSingular ||
      f.article != Article::kDefinite || mentions_[m].entity_kind != EntityKind::kPerson)
    return std::nullopt;
  auto is_comma = [&](WordId w) { return document_.text(segment.word(w).span) == ","; };
  for (uint32_t n = m + 1; n < mentions_.size() && facts_[n].sentence == f.sentence; ++n) {
    const Mention& name = mentions_[n];
    if (name.kind != MentionKind::kName || name.entity_kind != EntityKind::kPerson) continue;
    bool behind = name.words.begin > mentions_[m].words.end && name.words.end < head.head;
    if (behind && name.words.end.value + 1 == head.head.value && is_comma(name.words.end) &&
        is_comma(WordId(name.words.begin.value - 1)))
      return clusters_.Of(n);
  }
  return std::nullopt;
}

// "the militants" after "Kurdish militants", "police" after "police".
std::optional<uint32_t> NominalLinker::SameNoun(uint32_t m) const {
  const Facts& f = facts_[m];
  auto same = by_noun_.find(f.head_lemma);
  if (same == by_noun_.end()) return std::nullopt;
  const std::vector<uint32_t>& list = same->second;
  bool definite = f.article == Article::kDefinite || f.article == Article::kDemonstrative;
  for (size_t i = 0; i < std::min(list.size(), kSameNoun); ++i) {
    uint32_t other = list[list.size() - 1 - i];
    const Facts& o = facts_[other];
    if (o.number != f.number || (o.other && !definite)) continue;
    if (!CountriesAgree(m, clusters_[clusters_.Of(other)])) continue;
    bool equal = HoldsAll(o.modifiers, f.modifiers) && HoldsAll(f.modifiers, o.modifiers);
    if (equal || (definite && HoldsAll(o.modifiers, f.modifiers))) return clusters_.Of(other);
  }
  return std::nullopt;
}

// The nearest named person, body or country that the noun fits.
std::optional<uint32_t> NominalLinker::Bearer(uint32_t m) const {
  const Facts& f = facts_[m];
  if (f.article != Article::kDefinite && f.article != Article::kDemonstrative) return std::nullopt;
  if (f.number == Number::kPlural) return std::nullopt;
  const Mention& mention = mentions_[m];
  bool country_noun =
      mention.entity_kind == EntityKind::kPlace && IsOneOf(f.head_lemma, kCountryNouns);
  std::optional<uint32_t> best;
  uint32_t most = 0;
  for (uint32_t cluster : recent_) {
    const Cluster& c = clusters_[cluster];
    if (!c.named || !CountriesAgree(m, c)) continue;
    if (country_noun) {
      // The country that the report has spoken of most.
      bool state = c.known && countries_.IsState(c.name);
      if (state && f.modifiers.empty() && c.seen > most) {
        best = cluster;
        most = c.seen;
      }
      continue;
    }
    bool called_so = std::find(c.roles.begin(), c.roles.end(), f.head_lemma) != c.roles.end();
    if (mention.entity_kind == EntityKind::kPerson) {
      bool gender =
          f.gender == Gender::kUnknown || c.gender == Gender::kUnknown || f.gender == c.gender;
      bool office = mention.actor && !mention.actor->country.empty() && c.known &&
                    Shares(mention.actor->sectors, c.sectors);
      if (c.kind == EntityKind::kPerson && gender && (called_so || office)) return cluster;
      continue;
    }
    bool body = c.kind == EntityKind::kOrganization || c.kind == EntityKind::kGroup;
    if (!body || mention.entity_kind == EntityKind::kPlace) continue;
    bool in_name = std::any_of(
        c.mentions.begin(),
        c.mentions.begin() + static_cast<ptrdiff_t>(std::min<size_t>(4, c.mentions.size())),
        [&](uint32_t n) {
          const auto& parts = facts_[n].name_parts;
          return std::find(parts.begin(), parts.end(), f.head_lemma) != parts.end();
        });
    bool group = IsOneOf(f.head_lemma, kGroupNouns) && f.modifiers.empty();
    bool sector = mention.actor && Shares(mention.actor->sectors, c.sectors);
    if (in_name || called_so || group ||
        (sector && mention.entity_kind == EntityKind::kGroup && f.modifiers.empty() &&
         c.kind == EntityKind::kGroup))
      return cluster;
  }
  return best;
}

}  // namespace khaldun::coref

#include "coref/clusters.h"

#include <algorithm>

namespace khaldun::coref {
namespace {

template <class T>
void AddOnce(std::vector<T>& list, const T& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

}  // namespace

bool IsNoCountry(std::string_view code) {
  static constexpr std::string_view kCodes[] = {"IGO", "NGO", "MNC", "IMG", "ISM", "UNO", "EUR"};
  return std::find(std::begin(kCodes), std::end(kCodes), code) != std::end(kCodes);
}

Clusters::Clusters(const Document& document, const std::vector<Facts>& facts)
    : mentions_(document.Get<EntityLayer>().mentions),
      facts_(facts),
      of_(mentions_.size(), kNone) {}

uint32_t Clusters::New(uint32_t mention) {
  auto cluster = size();
  clusters_.emplace_back();
  clusters_.back().kind = mentions_[mention].entity_kind;
  clusters_.back().number = facts_[mention].number;
  Join(mention, cluster);
  return cluster;
}

void Clusters::Join(uint32_t mention, uint32_t cluster) {
  clusters_[cluster].mentions.push_back(mention);
  of_[mention] = cluster;
  Describe(clusters_[cluster], mention);
}

void Clusters::Merge(uint32_t to, uint32_t from) {
  if (to == from) return;
  std::vector<uint32_t> moved;
  moved.swap(clusters_[from].mentions);
  clusters_[to].seen += clusters_[from].seen;
  clusters_[to].last_sentence =
      std::max(clusters_[to].last_sentence, clusters_[from].last_sentence);
  for (uint32_t m : moved) Join(m, to);
}

void Clusters::See(uint32_t mention) {
  Cluster& c = clusters_[of_[mention]];
  ++c.seen;
  c.last_sentence = facts_[mention].sentence;
}

void Clusters::Describe(Cluster& c, uint32_t mention) const {
  const Mention& m = mentions_[mention];
  const Facts& f = facts_[mention];
  if (c.gender == Gender::kUnknown) c.gender = f.gender;
  if (m.kind == MentionKind::kPronoun) return;
  bool better = !c.named || (!c.known && (m.known || m.name.size() > c.name.size()));
  if (m.kind == MentionKind::kName && better) {
    c.name = m.name;
    if (m.entity_kind != EntityKind::kOther || !c.named) c.kind = m.entity_kind;
  } else if (c.name.empty()) {
    c.name = m.name;
  }
  if (c.kind == EntityKind::kOther) c.kind = m.entity_kind;
  c.named |= m.kind == MentionKind::kName;
  if (m.known && !c.known && m.actor) {
    // What the lexicon says of a name counts before what the text has said so far.
    if (!m.actor->country.empty()) c.country = m.actor->country;
    std::vector<Sector> said;
    said.swap(c.sectors);
    c.sectors = m.actor->sectors;
    if (c.sectors.empty()) c.sectors = said;
  } else if (m.actor && (!c.known || c.sectors.empty())) {
    // A member of a body without a country may have one of his own: "a British hacker".
    bool open = c.country.empty() || (IsNoCountry(c.country) && c.kind == EntityKind::kPerson);
    if (open && !m.actor->country.empty()) c.country = m.actor->country;
    for (Sector s : m.actor->sectors) AddOnce(c.sectors, s);
  }
  c.known |= m.known;
  for (const std::string& role : f.roles) AddOnce(c.roles, role);
  if (m.kind == MentionKind::kNominal) AddOnce(c.roles, f.head_lemma);
}

}  // namespace khaldun::coref

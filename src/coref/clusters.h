// Mentions put together while the document is read.
#pragma once

#include <string>
#include <vector>

#include "coref/facts.h"
#include "khaldun/document.h"

namespace khaldun::coref {

// Codes of bodies that no country owns.
bool IsNoCountry(std::string_view code);

struct Cluster {
  std::vector<uint32_t> mentions;
  EntityKind kind = EntityKind::kOther;
  Number number{};
  Gender gender{};
  bool named = false;
  bool known = false;              // a name of the lexicon
  std::string name;                // of the lexicon, or the fullest
  std::vector<std::string> roles;  // what it is called beside its name: "general", "minister"
  std::string country;             // of the first mention that says one
  std::vector<Sector> sectors;     // all that its mentions say
  uint32_t seen = 0;               // mentions read so far
  uint32_t last_sentence = 0;      // of the last one read
};

class Clusters {
 public:
  Clusters(const Document& document, const std::vector<Facts>& facts);

  static constexpr uint32_t kNone = 0xFFFFFFFF;

  uint32_t Of(uint32_t mention) const { return of_[mention]; }
  bool Has(uint32_t mention) const { return of_[mention] != kNone; }
  Cluster& operator[](uint32_t cluster) { return clusters_[cluster]; }
  const Cluster& operator[](uint32_t cluster) const { return clusters_[cluster]; }
  uint32_t size() const { return static_cast<uint32_t>(clusters_.size()); }

  uint32_t New(uint32_t mention);
  void Join(uint32_t mention, uint32_t cluster);
  // Puts all mentions of `from` into `to`.
  void Merge(uint32_t to, uint32_t from);

  // The mention is read now: its cluster becomes recent.
  void See(uint32_t mention);

 private:
  void Describe(Cluster& cluster, uint32_t mention) const;

  const std::vector<Mention>& mentions_;
  const std::vector<Facts>& facts_;
  std::vector<Cluster> clusters_;
  std::vector<uint32_t> of_;
};

}  // namespace khaldun::coref

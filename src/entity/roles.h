// lexicon/roles.tsv: the nouns that say what somebody does or what a body is.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/document.h"
#include "khaldun/status.h"
#include "resources/table.h"
#include "text/phrase_trie.h"

namespace khaldun::entity {

enum class RoleKind : uint8_t {
  kPerson,
  kGroup,
  kOrganization,
  kPlace,
  kFacility,
  kPart,
  kModifier,
};

struct Role {
  RoleKind kind{};
  bool of_somebody = false;  // the code of whom it belongs to counts before its own
  bool name_only = false;    // only at the end of a capitalised name
  std::string country;       // IGO, NGO, …: holds where the words around name no country
  std::vector<Sector> sectors;
};

// Immutable and thread-safe after Read.
class Roles {
 public:
  // Resource error naming line and column of the broken entries. A role is known by its noun.
  static Result<Roles> Read(const resources::Table& table);
  static Result<Roles> Read(std::string_view name, std::string_view text) {
    return Read(resources::Table(name, text));
  }

  const Role& role(uint32_t id) const { return roles_[id]; }
  size_t size() const { return roles_.size(); }
  // Phrases of folded lemmas (word_pieces.h); values are ids.
  const text::PhraseTrie& trie() const { return trie_; }

 private:
  std::vector<Role> roles_;
  text::PhraseTrie trie_;
};

}  // namespace khaldun::entity

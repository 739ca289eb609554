// lexicon/first_names.tsv: first names with the gender of those who bear them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "khaldun/status.h"
#include "resources/table.h"

namespace khaldun::resources {

enum class Gender : unsigned char { kUnknown, kMale, kFemale };

// Immutable and thread-safe after Read.
class FirstNames {
 public:
  // Resource error naming line and column of the first broken entry.
  static Result<FirstNames> Read(const Table& table);
  static Result<FirstNames> Read(std::string_view name, std::string_view text) {
    return Read(Table(name, text));
  }

  // Names as text::AppendFolded leaves them.
  bool Has(std::string_view folded) const { return names_.contains(folded); }
  Gender GenderOf(std::string_view folded) const {
    auto at = names_.find(folded);
    return at == names_.end() ? Gender::kUnknown : at->second;
  }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  std::unordered_map<std::string, Gender, Hash, std::equal_to<>> names_;
};

}  // namespace khaldun::resources

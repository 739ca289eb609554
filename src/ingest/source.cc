#include "ingest/source.h"

namespace khaldun::ingest {

Result<std::optional<Item>> Source::Next() {
  Result<std::optional<Record>> record = NextRecord();
  if (!record) return record.error();
  if (!*record) return std::optional<Item>();
  return std::optional<Item>(Parse(std::move(**record)));
}

}  // namespace khaldun::ingest

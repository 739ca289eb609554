#include "model/linear_table.h"

#include <bit>
#include <charconv>

#include "resources/table.h"

namespace khaldun::model {

Result<LinearTable> LinearTable::Read(std::string_view name, std::string_view text) {
  std::vector<Slot> read;
  KHALDUN_TRY(resources::ReadTable(name, text, [&](const resources::Row& row) -> Status {
    std::string_view feature = row[0], number = row[1];
    float weight = 0;
    auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), weight);
    if (error != std::errc() || end != number.data() + number.size() || row.size() != 2) {
      return row.Error(number, "no weight", "a line is 'feature<TAB>number'");
    }
    size_t equals = feature.find('=');
    std::string_view value =
        equals == std::string_view::npos ? std::string_view{} : feature.substr(equals + 1);
    read.push_back({FeatureHash(feature.substr(0, equals), value), weight});
    return Status::Ok();
  }));
  LinearTable table;
  table.size_ = read.size();
  table.slots_.resize(std::bit_ceil(read.size() * 2 + 2));
  table.mask_ = table.slots_.size() - 1;
  for (const Slot& slot : read) {
    size_t i = slot.hash & table.mask_;
    for (; table.slots_[i].hash != 0; i = (i + 1) & table.mask_) {
      if (table.slots_[i].hash == slot.hash) {
        return Status::Resource(std::string(name) +
                                ": a feature stands twice; train the table again");
      }
    }
    table.slots_[i] = slot;
  }
  return table;
}

}  // namespace khaldun::model

#include "resources/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace khaldun::resources {
namespace {

std::string_view Trim(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      size_t up = row[j];
      row[j] = std::min({up + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = up;
    }
  }
  return row[b.size()];
}

}  // namespace

Status Row::Error(std::string_view part, std::string_view what, std::string_view remedy) const {
  size_t column = 0;
  if (part.data() >= text_.data() && part.data() <= text_.data() + text_.size()) {
    column = static_cast<size_t>(part.data() - text_.data());
  } else {
    part = text_;
  }
  // Of a long line what is around the place.
  constexpr size_t kBefore = 60, kShown = 200;
  size_t begin = 0, end = text_.size();
  if (text_.size() > kShown) {
    begin = column > kBefore ? column - kBefore : 0;
    end = std::min(end, begin + kShown);
    auto continues = [&](size_t i) { return i < text_.size() && (text_[i] & 0xC0) == 0x80; };
    while (begin > 0 && continues(begin)) --begin;
    while (continues(end)) ++end;
  }
  std::string shown = begin > 0 ? "... " : "", marks(shown.size(), ' ');
  for (size_t i = begin; i < end; ++i) {
    std::string_view cell = text_[i] == '\t' ? "<TAB>" : text_.substr(i, 1);
    bool continues = (text_[i] & 0xC0) == 0x80;
    bool marked = i >= column && i < column + std::max<size_t>(part.size(), 1);
    shown += cell;
    if (!continues) marks.append(cell.size(), marked ? '^' : ' ');
  }
  if (end < text_.size()) shown += " ...";
  marks.erase(marks.find_last_not_of(' ') + 1);
  std::string message =
      fmt::format("{}:{}:{}: {}\n  {}\n  {}", name_, line_, column + 1, what, shown, marks);
  if (!remedy.empty()) message.append("\n  ").append(remedy);
  return Status::Resource(std::move(message));
}

bool Complaints::Add(const Status& status) {
  if (status.ok()) return !full_;
  ++count_;
  full_ = status.code() != StatusCode::kResource || count_ == kMost;
  status_ = Status(status.code(),
                   status_.ok() ? status.message() : status_.message() + "\n" + status.message());
  return !full_;
}

Status ReadTable(std::string_view name, std::string_view text,
                 const std::function<Status(const Row&)>& each) {
  Complaints complaints;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Row row;
  row.name_ = name;
  while (!text.empty()) {
    size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    ++row.line_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (Trim(line).empty() || line.front() == '#') continue;
    row.text_ = line;
    row.fields_.clear();
    for (std::string_view rest = line;;) {
      size_t tab = rest.find('\t');
      row.fields_.push_back(Trim(rest.substr(0, tab)));
      if (tab == std::string_view::npos) break;
      rest = rest.substr(tab + 1);
    }
    if (!complaints.Add(each(row))) break;
  }
  return complaints.Take();
}

// The layers of one table from the top: what a layer says or removes hides entries below it.
class LayerReader {
 public:
  using Keys = std::function<std::vector<EntryKey>(const Row&)>;
  using Each = std::function<Status(const Row&, const std::vector<bool>& stands)>;

  LayerReader(const Keys& keys, const Each& each) : keys_(keys), each_(each) {}

  Status Read(const Table& table) {
    Complaints complaints;
    for (size_t l = table.layers.size(); l-- > 0;) {
      Layer layer;
      for (const TableFile& file : table.layers[l]) {
        Status status = ReadTable(file.name, file.text, [&](const Row& row) {
          bool removes = l > 0 && row[0].size() > 1 && row[0].starts_with('-');
          return removes ? TakeRemoval(row, layer) : Take(row, layer);
        });
        if (!complaints.Add(status)) return complaints.Take();
      }
      if (l == 0) break;
      said_.merge(layer.said);
      removals_.merge(layer.removals);
      all_removed_ |= layer.removes_all;
    }
    for (const auto& [key, removal] : removals_) {
      if (!removal.used && !complaints.Add(Unused(key, removal))) break;
    }
    return complaints.Take();
  }

 private:
  struct Removal {
    Row row;  // its views live as long as the table
    bool used = false;
  };
  struct Layer {
    std::set<std::string> said;
    std::map<std::string, Removal> removals;
    bool removes_all = false;
  };

  Status TakeRemoval(const Row& row, Layer& layer) const {
    Row rest = row;
    rest.fields_[0].remove_prefix(1);
    if (rest[0] == "*") {
      layer.removes_all = true;
      return Status::Ok();
    }
    for (EntryKey& k : keys_(rest)) layer.removals.emplace(std::move(k.key), Removal{row});
    return Status::Ok();
  }

  Status Take(const Row& row, Layer& layer) {
    std::vector<bool> stands;
    std::vector<EntryKey> keys = keys_(row);
    for (EntryKey& k : keys) {
      // Both are asked, so that both removals count as used.
      const bool entry_removed = Removed(k.key), group_removed = Removed(k.group);
      stands.push_back(!entry_removed && !group_removed && !all_removed_ && !said_.contains(k.key));
      if (!removals_.empty()) known_.insert({k.key, k.group});
      layer.said.insert(std::move(k.key));
    }
    // A line without a key is broken; its reader says how.
    const bool any = keys.empty() || std::find(stands.begin(), stands.end(), true) != stands.end();
    return any ? each_(row, stands) : Status::Ok();
  }

  bool Removed(const std::string& key) {
    auto found = removals_.find(key);
    if (found == removals_.end()) return false;
    found->second.used = true;
    return true;
  }

  Status Unused(const std::string& key, const Removal& removal) const {
    std::vector<std::string_view> known(known_.begin(), known_.end());
    return removal.row.Error(removal.row[0],
                             fmt::format("there is no '{}' that could be removed", key),
                             Suggest(key, known));
  }

  const Keys& keys_;
  const Each& each_;
  std::set<std::string> said_;
  std::set<std::string> known_;  // what a removal may have meant
  std::map<std::string, Removal> removals_;
  bool all_removed_ = false;
};

Status ReadTable(const Table& table, const std::function<std::vector<EntryKey>(const Row&)>& keys,
                 const std::function<Status(const Row&, const std::vector<bool>& stands)>& each) {
  return LayerReader(keys, each).Read(table);
}

Status ReadTable(const Table& table, size_t key_fields,
                 const std::function<Status(const Row&)>& each) {
  // The program's own tables alone: nothing to compare, so no keys are made.
  if (table.layers.size() == 1) {
    Complaints complaints;
    for (const TableFile& file : table.layers[0]) {
      if (!complaints.Add(ReadTable(file.name, file.text, each))) break;
    }
    return complaints.Take();
  }
  auto key_of = [&](const Row& row) {
    std::string key(row[0]);
    for (size_t i = 1; i < key_fields; ++i) key.append("\t").append(row[i]);
    return std::vector<EntryKey>{{std::move(key), {}}};
  };
  return ReadTable(table, key_of,
                   [&](const Row& row, const std::vector<bool>&) { return each(row); });
}

std::string Suggest(std::string_view word, std::span<const std::string_view> candidates) {
  std::string_view best;
  size_t distance = std::max<size_t>(2, word.size() / 3) + 1;
  for (std::string_view c : candidates) {
    if (size_t d = EditDistance(word, c); d < distance) {
      distance = d;
      best = c;
    }
  }
  return best.empty() ? std::string() : fmt::format("did you mean '{}'?", best);
}

}  // namespace khaldun::resources

#include "resources/table.h"

#include <fmt/format.h>

#include <algorithm>

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
  std::string shown, marks;
  for (size_t i = 0; i < text_.size(); ++i) {
    std::string_view cell = text_[i] == '\t' ? "<TAB>" : text_.substr(i, 1);
    bool continues = (text_[i] & 0xC0) == 0x80;
    bool marked = i >= column && i < column + std::max<size_t>(part.size(), 1);
    shown += cell;
    if (!continues) marks.append(cell.size(), marked ? '^' : ' ');
  }
  marks.erase(marks.find_last_not_of(' ') + 1);
  std::string message =
      fmt::format("{}:{}:{}: {}\n  {}\n  {}", name_, line_, column + 1, what, shown, marks);
  if (!remedy.empty()) message.append("\n  ").append(remedy);
  return Status::Resource(std::move(message));
}

Status ReadTable(std::string_view name, std::string_view text,
                 const std::function<Status(const Row&)>& each) {
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
    KHALDUN_TRY(each(row));
  }
  return Status::Ok();
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

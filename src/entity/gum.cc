#include "entity/gum.h"

#include <sstream>

namespace khaldun::entity {
namespace {

std::vector<std::string> Split(const std::string& s, char divider) {
  std::vector<std::string> parts(1);
  for (char c : s) {
    if (c == divider) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

struct Open {
  std::string id, type, minspan;
  uint32_t begin;
};

}  // namespace

std::vector<GumDocument> ReadGum(const std::string& conllu) {
  std::vector<GumDocument> documents;
  std::vector<Open> open;
  std::istringstream in(conllu);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# newdoc id = ")) {
      documents.emplace_back();
      documents.back().name = line.substr(14);
      open.clear();
    }
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> f = Split(line, '\t');
    if (f.size() != 10 || f[0].find_first_of("-.") != std::string::npos) continue;
    GumDocument& d = documents.back();
    uint32_t word = d.words++;
    for (const std::string& misc : Split(f[9], '|')) {
      if (!misc.starts_with("Entity=")) continue;
      std::string value = misc.substr(7);
      for (size_t i = 0; i < value.size();) {
        if (value[i] == '(') {
          size_t end = value.find_first_of("()", i + 1);
          std::string body = value.substr(i + 1, end == std::string::npos ? end : end - i - 1);
          std::vector<std::string> parts = Split(body, '-');
          open.push_back({parts[0], parts.size() > 1 ? parts[1] : "",
                          parts.size() > 5 ? parts[5] : "1", word});
          i = end == std::string::npos ? value.size() : end;
          if (i < value.size() && value[i] == ')') {
            Open o = open.back();
            open.pop_back();
            d.mentions.push_back(
                {o.begin, word + 1, o.id, o.type,
                 o.begin + static_cast<uint32_t>(std::max(1, std::atoi(o.minspan.c_str()))) - 1});
            ++i;
          }
        } else {
          // "12)" closes the latest open mention of entity 12; digits run up to the bracket.
          size_t end = value.find(')', i);
          if (end == std::string::npos) break;
          std::string id = value.substr(i, end - i);
          for (size_t k = open.size(); k-- > 0;) {
            if (open[k].id != id) continue;
            Open o = open[k];
            open.erase(open.begin() + static_cast<ptrdiff_t>(k));
            d.mentions.push_back(
                {o.begin, word + 1, o.id, o.type,
                 o.begin + static_cast<uint32_t>(std::max(1, std::atoi(o.minspan.c_str()))) - 1});
            break;
          }
          i = end + 1;
        }
      }
    }
  }
  return documents;
}

}  // namespace khaldun::entity

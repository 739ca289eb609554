#include "resources/wordnet.h"

#include <algorithm>
#include <charconv>
#include <ranges>

#include "resources/share.h"

namespace khaldun::resources {
namespace {

// The blank-separated fields of a line, one after the other.
class Fields {
 public:
  explicit Fields(std::string_view line) : rest_(line) {}

  std::string_view Next() {
    const size_t blank = rest_.find(' ');
    std::string_view field = rest_.substr(0, blank);
    rest_ = blank == std::string_view::npos ? std::string_view() : rest_.substr(blank + 1);
    return field;
  }

  uint32_t Number(int base = 10) {
    std::string_view field = Next();
    uint32_t value = 0;
    std::from_chars(field.data(), field.data() + field.size(), value, base);
    return value;
  }

 private:
  std::string_view rest_;
};

// Lines of the licence begin with a blank.
template <class F>
void EachLine(std::string_view text, F&& each) {
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (!line.empty() && line.front() != ' ') each(line);
  }
}

}  // namespace

std::string_view Name(Nearness nearness) {
  switch (nearness) {
    case Nearness::kSynonym:
      return "synonym";
    case Nearness::kWider:
      return "wider";
    case Nearness::kNarrower:
      return "narrower";
    case Nearness::kSister:
      return "sister";
  }
  return "";
}

WordNetVerbs WordNetVerbs::Read(std::string_view data, std::string_view index) {
  WordNetVerbs out;
  // offset lex_filenum ss_type w_cnt word lex_id … p_cnt pointer_symbol offset pos source/target …
  EachLine(data, [&](std::string_view line) {
    Fields fields(line);
    Synset& synset = out.synsets_[fields.Number()];
    fields.Next();
    fields.Next();
    const uint32_t words = fields.Number(16);
    for (uint32_t i = 0; i < words; ++i) {
      synset.words.emplace_back(fields.Next());
      fields.Next();
    }
    const uint32_t pointers = fields.Number();
    for (uint32_t i = 0; i < pointers; ++i) {
      std::string_view symbol = fields.Next();
      const uint32_t offset = fields.Number();
      fields.Next();
      fields.Next();
      if (symbol == "@") synset.wider.push_back(offset);
      if (symbol == "~") synset.narrower.push_back(offset);
    }
  });
  // lemma pos synset_cnt p_cnt pointer_symbol … sense_cnt tagsense_cnt offset …
  EachLine(index, [&](std::string_view line) {
    Fields fields(line);
    auto& senses = out.senses_[std::string(fields.Next())];
    fields.Next();
    const uint32_t count = fields.Number();
    const uint32_t pointers = fields.Number();
    for (uint32_t i = 0; i < pointers + 2; ++i) fields.Next();
    for (uint32_t i = 0; i < count; ++i) senses.push_back(fields.Number());
  });
  return out;
}

Result<WordNetVerbs> WordNetVerbs::Load(const std::string& folder) {
  auto data = ReadFile(folder + "/data.verb");
  if (!data) return data.error();
  auto index = ReadFile(folder + "/index.verb");
  if (!index) return index.error();
  return Read(*data, *index);
}

std::vector<Neighbour> WordNetVerbs::NeighboursOf(std::string_view verb, size_t most) const {
  std::vector<Neighbour> out;
  auto senses = senses_.find(std::string(verb));
  if (senses == senses_.end()) return out;
  auto add = [&](uint32_t offset, Nearness nearness) {
    auto synset = synsets_.find(offset);
    if (synset == synsets_.end()) return;
    for (const std::string& word : synset->second.words) {
      const bool known = std::ranges::find(out, word, &Neighbour::verb) != out.end();
      if (word != verb && !known && word.find('_') == std::string::npos)
        out.push_back({word, nearness});
    }
  };
  for (uint32_t sense : senses->second | std::views::take(most)) {
    add(sense, Nearness::kSynonym);
    auto synset = synsets_.find(sense);
    if (synset == synsets_.end()) continue;
    for (uint32_t wider : synset->second.wider) add(wider, Nearness::kWider);
    for (uint32_t narrower : synset->second.narrower) add(narrower, Nearness::kNarrower);
    for (uint32_t wider : synset->second.wider) {
      auto above = synsets_.find(wider);
      if (above == synsets_.end()) continue;
      for (uint32_t sister : above->second.narrower) add(sister, Nearness::kSister);
    }
  }
  return out;
}

std::vector<std::string> WordNetVerbs::CloseSynonymsOf(std::string_view verb) const {
  std::vector<std::string> out;
  auto senses = senses_.find(std::string(verb));
  if (senses == senses_.end() || senses->second.size() > 2) return out;
  for (uint32_t sense : senses->second) {
    auto synset = synsets_.find(sense);
    if (synset == synsets_.end()) continue;
    for (const std::string& word : synset->second.words) {
      auto own = senses_.find(word);
      if (word == verb || own == senses_.end() || word.find('_') != std::string::npos) continue;
      auto main_end = own->second.begin() + std::min<ptrdiff_t>(2, std::ssize(own->second));
      if (std::find(own->second.begin(), main_end, sense) != main_end) out.push_back(word);
    }
  }
  return out;
}

std::vector<std::string> WordNetVerbs::Verbs() const {
  std::vector<std::string> out;
  out.reserve(senses_.size());
  for (const auto& [verb, _] : senses_) out.push_back(verb);
  std::ranges::sort(out);
  return out;
}

}  // namespace khaldun::resources

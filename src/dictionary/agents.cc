// Agent dictionaries:
//
//   !PERSON! = MAN, MEN, WOMAN    a set that entries put in their words
//   CONGRESS!PERSON! [~LEG]       what follows the actor's code
//   AID_GROUP [NGO~]              what stands before it
//   CATTLE_THIEF {CATTLE_THIEVES} [~CRM]   with an irregular plural; {} says that there is none
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "dictionary/codes.h"
#include "dictionary/convert.h"
#include "resources/fields.h"
#include "text/ascii.h"

namespace khaldun::dictionary {
namespace {

class AgentConverter {
 public:
  AgentConverter(const Vocabulary& vocabulary, Conversion& out) : v_(vocabulary), out_(out) {}

  void Take(const Line& line) {
    std::string_view text = text::Trim(line.text);
    if (text.starts_with('!') && text.find('=') != std::string_view::npos) {
      const size_t equals = text.find('=');
      auto& set = sets_[std::string(text::Trim(text.substr(0, equals)))];
      for (std::string_view m : resources::SplitList(text.substr(equals + 1), ',')) {
        set.emplace_back(m);
      }
      return;
    }
    ++out_.entries;
    std::string fault, loss;
    const size_t written = Write(text, fault, loss);
    out_.converted += written > 0;
    out_.known += written == 0 && fault.empty();
    if (fault.empty() && written > 0) fault = std::move(loss);
    if (fault.empty()) return;
    out_.leftovers.push_back({line.number, std::string(text), std::move(fault), written > 0});
  }

 private:
  // The number of roles written. None and no fault where all are known; `loss` says what of the
  // code did not come over.
  size_t Write(std::string_view text, std::string& fault, std::string& loss) {
    std::vector<std::string_view> codes = Bracketed(text);
    if (codes.empty()) {
      fault = "an agent without a code";
      return 0;
    }
    std::string_view code = codes[0];
    const bool before = code.ends_with('~');
    while (code.starts_with('~')) code.remove_prefix(1);
    while (code.ends_with('~')) code.remove_suffix(1);
    CodeReading reading = ReadCode(code, !before, v_);
    if (reading.fault.empty() && reading.country.empty() && reading.sectors.empty())
      reading.fault = fmt::format("'{}' has no counterpart", code);
    if (!reading.fault.empty()) {
      fault = reading.fault;
      return 0;
    }
    if (!reading.dropped.empty()) {
      loss = fmt::format("without {}, which has no counterpart", fmt::join(reading.dropped, ", "));
    }
    std::vector<std::string> nouns;
    std::string_view phrase = text::Trim(text.substr(0, text.find_first_of("[{")));
    if (!Expand(phrase, nouns)) {
      fault = "a set between '!' that no line defines";
      return 0;
    }
    if (nouns.empty()) fault = "a phrase that is no noun";
    size_t written = 0;
    for (const std::string& noun : nouns) {
      const RoleLine* role = v_.FindRole(noun);
      if (role != nullptr && role->sectors == reading.Format()) continue;
      auto [said, fresh] = said_.emplace(noun, reading.Format());
      if (!fresh) {
        if (said->second == reading.Format()) continue;
        fault = fmt::format("'{}' stands above already as {}", noun, said->second);
        continue;
      }
      out_.table += fmt::format("{}\t{}\t{}\n", noun, reading.Format(), KindOf(noun, role));
      ++written;
    }
    return written;
  }

  // A phrase with its sets put in, as lemmas of our roles. False where a set is not defined or the
  // sets make more of it than anybody means.
  bool Expand(std::string_view phrase, std::vector<std::string>& nouns) const {
    constexpr size_t kMost = 1000;
    std::vector<std::string> wholes = {""};
    while (!phrase.empty()) {
      const size_t open = phrase.find('!');
      const size_t close = open == std::string_view::npos ? open : phrase.find('!', open + 1);
      if (close == std::string_view::npos) {
        for (std::string& w : wholes) w += phrase;
        break;
      }
      auto set = sets_.find(std::string(phrase.substr(open, close + 1 - open)));
      if (set == sets_.end() || wholes.size() * set->second.size() > kMost) return false;
      std::vector<std::string> longer;
      for (const std::string& w : wholes) {
        for (const std::string& member : set->second) {
          longer.push_back(fmt::format("{}{}{}", w, phrase.substr(0, open), member));
        }
      }
      wholes = std::move(longer);
      phrase.remove_prefix(close + 1);
    }
    for (const std::string& w : wholes) {
      std::string noun = NounOf(w);
      if (!noun.empty() && std::ranges::find(nouns, noun) == nouns.end())
        nouns.push_back(std::move(noun));
    }
    return true;
  }

  // Lower case, the head in the singular: "CHAMBERS_OF_COMMERCE" is "chamber of commerce".
  std::string NounOf(std::string_view phrase) const {
    std::vector<std::string> words;
    for (std::string_view w : WordsOf(phrase)) {
      std::string lower = Lower(w);
      if (!IsPlainWord(lower)) return "";
      std::ranges::replace(lower, '-', ' ');
      words.push_back(std::move(lower));
    }
    if (words.size() > 1 && words[0] == "the") words.erase(words.begin());
    if (words.empty()) return "";
    auto head = std::ranges::find(words, "of");
    if (head == words.begin()) head = words.end();
    --head;
    *head = SingularOf(*head);
    return fmt::format("{}", fmt::join(words, " "));
  }

  // As our lexicon has it, or has its head noun; else by the ending.
  std::string KindOf(const std::string& noun, const RoleLine* role) const {
    if (role != nullptr) return role->kind;
    std::string head = noun.substr(0, noun.find(" of "));
    if (const RoleLine* r = v_.FindRole(head)) return r->kind;
    head = head.substr(head.rfind(' ') + 1);
    if (const RoleLine* r = v_.FindRole(head)) return r->kind;
    constexpr std::array<std::string_view, 9> kPersons = {"er",  "or",    "ist", "man",   "ian",
                                                          "ant", "woman", "eer", "person"};
    const bool person =
        std::ranges::any_of(kPersons, [&](std::string_view e) { return head.ends_with(e); });
    return person ? "person" : "group";
  }

  const Vocabulary& v_;
  Conversion& out_;
  std::map<std::string, std::vector<std::string>> sets_;
  std::map<std::string, std::string> said_;
};

}  // namespace

Conversion ConvertAgents(const std::vector<Line>& lines, const Vocabulary& vocabulary) {
  Conversion out;
  AgentConverter converter(vocabulary, out);
  for (const Line& line : lines) converter.Take(line);
  return out;
}

}  // namespace khaldun::dictionary

#include "geo/publishers.h"

#include <algorithm>

#include "geo/phrase_key.h"
#include "resources/table.h"

namespace khaldun::geo {
namespace {

// "https://www.example.co.uk/a" and "www.example.co.uk" give "example.co.uk".
std::string HostOf(std::string_view address) {
  if (size_t scheme = address.find("://"); scheme != std::string_view::npos)
    address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/:?#"));
  std::string host;
  for (char c : address) host += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (std::string_view prefix : {"www.", "m.", "news.", "edition."}) {
    if (host.starts_with(prefix)) host.erase(0, prefix.size());
  }
  return host;
}

// The weightiest place of that name in the country, and in the state where one is given.
std::optional<Gazetteer::Place> Lookup(const Gazetteer& gazetteer, std::string_view name,
                                       std::string_view country, std::string_view state) {
  std::optional<uint32_t> admin1;
  if (!state.empty()) {
    for (const auto& n : gazetteer.Find(HashKey(FoldName(state)))) {
      auto p = gazetteer.place(n.place);
      if (p.kind == PlaceKind::kAdmin1 && p.country == country) {
        admin1 = n.place;
        break;
      }
    }
    if (!admin1) return std::nullopt;
  }
  for (const auto& n : gazetteer.Find(HashKey(FoldName(name)))) {
    auto p = gazetteer.place(n.place);
    bool town = p.kind == PlaceKind::kCity || p.kind == PlaceKind::kCapital ||
                p.kind == PlaceKind::kTown || p.kind == PlaceKind::kQuarter ||
                p.kind == PlaceKind::kAdmin2;
    if (town && p.country == country && p.lat && (!admin1 || !p.admin1 || p.admin1 == admin1))
      return p;
  }
  return std::nullopt;
}

}  // namespace

Result<Publishers> Publishers::Read(const resources::Table& table, const Gazetteer& gazetteer) {
  Publishers publishers;
  KHALDUN_TRY(resources::ReadTable(table, 1, [&](const resources::Row& row) -> Status {
    std::string_view host = row[0], country = row[1], state = row[2], town = row[3];
    if (country.size() != 3) return row.Error(country, "no ISO 3166 alpha-3 country");
    Home home;
    home.country = country;
    if (!town.empty()) {
      auto place = Lookup(gazetteer, town, country, state);
      if (!place)
        return row.Error(town, "a home that the gazetteer lacks",
                         "write town and state as lexicon/places*.tsv do");
      home.admin1 = place->admin1;
      home.lat = place->lat;
      home.lon = place->lon;
    }
    auto& table = host.starts_with('.') ? publishers.by_ending_ : publishers.by_host_;
    std::string key = host.starts_with('.') ? std::string(host.substr(1)) : HostOf(host);
    if (!table.emplace(key, home).second) return row.Error(host, "a publisher that stands twice");
    return Status::Ok();
  }));
  return publishers;
}

const Home* Publishers::Find(std::string_view publisher) const {
  std::string host = HostOf(publisher);
  if (auto found = by_host_.find(host); found != by_host_.end()) return &found->second;
  // "news.postbulletin.com" belongs to "postbulletin.com".
  size_t dots = static_cast<size_t>(std::count(host.begin(), host.end(), '.'));
  for (std::string_view rest = host; dots > 1; --dots) {
    rest.remove_prefix(rest.find('.') + 1);
    if (auto found = by_host_.find(std::string(rest)); found != by_host_.end())
      return &found->second;
  }
  size_t dot = host.rfind('.');
  if (dot == std::string::npos || host.find(' ') != std::string::npos) return nullptr;
  auto found = by_ending_.find(host.substr(dot + 1));
  return found == by_ending_.end() ? nullptr : &found->second;
}

const Home* Publishers::Of(const Story& story) const {
  const Home* home = story.publisher ? Find(*story.publisher) : nullptr;
  if (home == nullptr && story.url) home = Find(*story.url);
  return home;
}

}  // namespace khaldun::geo

#include "resources/share.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace khaldun::resources {
namespace {

namespace fs = std::filesystem;

// What a user may lay over ours; a name without ending is a folder of tables.
constexpr std::string_view kTables[] = {"actors",         "clean.tsv",         "clean_agencies.tsv",
                                        "countries.tsv",  "event_classes.tsv", "event_cues.tsv",
                                        "events",         "first_names.tsv",   "ontology.tsv",
                                        "publishers.tsv", "quote_cues.tsv",    "relation_cues.tsv",
                                        "relations.tsv",  "roles.tsv",         "time.tsv",
                                        "time_feasts.tsv"};

// What a file or model was built of.
constexpr std::string_view kBuiltIn[] = {"topics.tsv", "transliteration.tsv"};

// "actors/mine.tsv" of "/home/lab/actors/mine.tsv", "roles.tsv" of "/home/lab/roles.tsv".
std::string TableNameOf(const fs::path& path) {
  std::string folder = fs::absolute(path).parent_path().filename().string();
  std::string name = path.filename().string();
  return folder == "actors" || folder == "events" ? folder + "/" + name : name;
}

Status CheckTableName(const std::string& path, const std::string& name) {
  std::string_view table = std::string_view(name).substr(0, name.find('/'));
  const bool in_folder = table.size() != name.size();
  for (std::string_view t : kTables) {
    if (t == table && t.ends_with(".tsv") != in_folder) return Status::Ok();
  }
  if (table.starts_with("places")) {
    return Status::Resource(fmt::format(
        "{}: places are built into the gazetteer and cannot be laid over it; add them to "
        "lexicon/places_*.tsv and build",
        path));
  }
  if (std::ranges::find(kBuiltIn, table) != std::end(kBuiltIn)) {
    return Status::Resource(fmt::format(
        "{}: cannot be laid over ours, with which a model was trained; train anew", path));
  }
  std::string remedy = Suggest(table, kTables);
  if (remedy.empty()) {
    remedy = fmt::format("there are {}; actors and events are folders", fmt::join(kTables, ", "));
  }
  return Status::Resource(fmt::format("{}: no table of the lexicon; {}", path, remedy));
}

// The .tsv files right in a folder, in name order.
std::vector<std::string> TablesIn(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".tsv") names.push_back(it->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::string> FindFolder(std::string folder) {
  std::error_code ignored;
  if (folder.empty()) {
    if (const char* named = std::getenv("KHALDUN_SHARE"); named != nullptr && *named != '\0') {
      folder = named;
    }
  }
  if (!folder.empty()) {
    if (fs::is_directory(folder, ignored)) return folder;
    return Status::Resource(fmt::format(
        "{}: no such folder; it should hold lexicon/, models/ and gazetteer.bin", folder));
  }
  fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  for (const char* relative : {"share/khaldun", "../share/khaldun"}) {
    fs::path candidate = program.parent_path() / relative;
    if (fs::is_directory(candidate, ignored)) return candidate.string();
  }
  return Status::Resource(fmt::format(
      "no share/khaldun folder beside {}; build the whole project (make run) or set KHALDUN_SHARE",
      program.string()));
}

}  // namespace

Result<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (!in.good() && !in.eof()) {
    return Status::Resource(fmt::format("{}: cannot be read: {}", path, std::strerror(errno)));
  }
  return bytes;
}

Result<Share> Share::Find(std::string folder, const std::vector<std::string>& lexicons) {
  auto found = FindFolder(std::move(folder));
  if (!found) return found.error();
  Share share(std::move(*found));
  for (const std::string& lexicon : lexicons) KHALDUN_TRY(share.Lay(lexicon));
  return share;
}

Status Share::Lay(const std::string& lexicon) {
  std::error_code error;
  std::vector<UserFile> files;
  auto add = [&](const std::string& path, const std::string& name) -> Status {
    files.push_back({path, "lexicon/" + name});
    return CheckTableName(path, name);
  };
  if (fs::is_directory(lexicon, error)) {
    for (const char* below : {"", "actors/", "events/"}) {
      for (const std::string& name : TablesIn((fs::path(lexicon) / below).string())) {
        KHALDUN_TRY(add((fs::path(lexicon) / below / name).string(), below + name));
      }
    }
    if (files.empty()) {
      return Status::WrongUse(fmt::format(
          "{}: holds no table; it should look like lexicon/: roles.tsv, actors/mine.tsv", lexicon));
    }
  } else if (fs::exists(lexicon, error)) {
    KHALDUN_TRY(add(lexicon, TableNameOf(lexicon)));
  } else {
    return Status::WrongUse(fmt::format("{}: no such file or folder", lexicon));
  }
  user_layers_.push_back(std::move(files));
  return Status::Ok();
}

std::string Share::Path(std::string_view relative) const {
  return fmt::format("{}/{}", folder_, relative);
}

Result<std::string> Share::Read(std::string_view relative) const {
  return ReadFile(Path(relative));
}

Result<Table> Share::ReadTable(std::string_view relative) const {
  Table table;
  auto add = [](std::vector<TableFile>& layer, const std::string& name, const std::string& path) {
    auto text = ReadFile(path);
    if (text) layer.push_back({name, std::move(*text)});
    return text.status();
  };
  std::vector<TableFile>& ours = table.layers.emplace_back();
  if (relative.ends_with(".tsv")) {
    KHALDUN_TRY(add(ours, std::string(relative), Path(relative)));
  } else {
    for (const std::string& name : TablesIn(Path(relative))) {
      std::string file = fmt::format("{}/{}", relative, name);
      KHALDUN_TRY(add(ours, file, Path(file)));
    }
    if (ours.empty()) {
      return Status::Resource(
          fmt::format("{}: holds no table; build the whole project", Path(relative)));
    }
  }
  for (const auto& files : user_layers_) {
    std::vector<TableFile> layer;
    for (const UserFile& f : files) {
      const bool below = f.relative.starts_with(std::string(relative) + "/");
      if (f.relative == relative || below) KHALDUN_TRY(add(layer, f.path, f.path));
    }
    if (!layer.empty()) table.layers.push_back(std::move(layer));
  }
  return table;
}

}  // namespace khaldun::resources

#include "ingest/inputs.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "ingest/encoding.h"
#include "text/ascii.h"

namespace khaldun::ingest {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEndings =
    ".txt, .html, .jsonl, .json, .xml, .rss, .atom or .rdf, each also with .gz or .zst";

Status CheckReadable(const std::string& path) {
  if (access(path.c_str(), R_OK) == 0) return Status::Ok();
  return Status::Io(fmt::format("{}: cannot open: {}", path, std::strerror(errno)));
}

}  // namespace

std::string_view WithoutCompression(std::string_view path) {
  for (std::string_view ending : {".gz", ".zst"}) {
    if (path.size() > ending.size() &&
        text::EqualsIgnoreCase(path.substr(path.size() - ending.size()), ending)) {
      return path.substr(0, path.size() - ending.size());
    }
  }
  return path;
}

std::optional<FileFormat> FormatOfName(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, FileFormat>, 12> kFormats{{
      {"txt", FileFormat::kText},
      {"text", FileFormat::kText},
      {"html", FileFormat::kHtml},
      {"htm", FileFormat::kHtml},
      {"xhtml", FileFormat::kHtml},
      {"jsonl", FileFormat::kJson},
      {"ndjson", FileFormat::kJson},
      {"json", FileFormat::kJson},
      {"xml", FileFormat::kFeed},
      {"rss", FileFormat::kFeed},
      {"atom", FileFormat::kFeed},
      {"rdf", FileFormat::kFeed},
  }};
  path = WithoutCompression(path);
  size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  for (auto [ending, format] : kFormats) {
    if (text::EqualsIgnoreCase(path.substr(dot + 1), ending)) return format;
  }
  return std::nullopt;
}

std::optional<FileFormat> FormatOfContent(std::string_view head) {
  std::string glance = AsciiGlance(head);
  std::string_view text = text::Trim(glance);
  for (std::string_view mark : {"<!doctype html", "<html"}) {
    if (text.starts_with(mark)) return FileFormat::kHtml;
  }
  if (text.starts_with('<')) {
    for (std::string_view mark : {"<rss", "<feed", "<rdf:rdf"}) {
      if (text.find(mark) != std::string_view::npos) return FileFormat::kFeed;
    }
    for (std::string_view mark : {"<html", "<head", "<body", "<p>", "<div", "<h1"}) {
      if (text.find(mark) != std::string_view::npos) return FileFormat::kHtml;
    }
    if (text.starts_with("<?xml")) return FileFormat::kFeed;
  }
  if (text.starts_with("{\"") || text.starts_with("[{")) return FileFormat::kJson;
  return std::nullopt;
}

Result<Inputs> Inputs::Check(std::vector<std::string> paths) {
  if (paths.empty()) {
    return Status::WrongUse("no input; name files or folders, or '-' for JSON lines on stdin");
  }
  for (const std::string& path : paths) {
    if (path == "-") continue;
    std::error_code error;
    fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      return Status::Io(fmt::format("{}: there is no such file or folder", path));
    }
    KHALDUN_TRY(CheckReadable(path));
    if (status.type() != fs::file_type::directory) continue;
    Inputs probe({path});
    Result<std::optional<std::string>> first = probe.Next();
    if (!first) return first.error();
    if (!*first) {
      return Status::Io(fmt::format(
          "{}: the folder holds no report; files are taken that end in {}", path, kEndings));
    }
  }
  return Inputs(std::move(paths));
}

Status Inputs::Enter(const std::string& folder) {
  std::error_code error;
  fs::directory_iterator entries(folder, error), end;
  Level level{folder, {}};
  for (; !error && entries != end; entries.increment(error)) {
    const fs::directory_entry& entry = *entries;
    std::string name = entry.path().filename();
    if (name.starts_with('.')) continue;
    std::error_code ignored;
    bool is_folder = entry.symlink_status(ignored).type() == fs::file_type::directory;
    if (is_folder) {
      level.names.push_back(name + "/");
    } else if (FormatOfName(name) && entry.status(ignored).type() == fs::file_type::regular) {
      level.names.push_back(name);
    }
  }
  if (error) return Status::Io(fmt::format("{}: cannot list: {}", folder, error.message()));
  std::sort(level.names.rbegin(), level.names.rend());
  levels_.push_back(std::move(level));
  return Status::Ok();
}

Result<std::optional<std::string>> Inputs::NextInFolder() {
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.names.empty()) {
      levels_.pop_back();
      continue;
    }
    std::string name = std::move(level.names.back());
    level.names.pop_back();
    std::string path =
        level.folder.ends_with('/') ? level.folder + name : level.folder + "/" + name;
    if (!path.ends_with('/')) return std::optional(std::move(path));
    path.pop_back();
    KHALDUN_TRY(Enter(path));
  }
  return std::optional<std::string>();
}

Result<std::optional<std::string>> Inputs::Next() {
  for (;;) {
    Result<std::optional<std::string>> inner = NextInFolder();
    if (!inner || *inner) return inner;
    if (at_ == paths_.size()) return std::optional<std::string>();
    std::string path = paths_[at_++];
    std::error_code error;
    if (path == "-" || !fs::is_directory(path, error)) return std::optional(std::move(path));
    KHALDUN_TRY(Enter(path));
  }
}

}  // namespace khaldun::ingest

#include "server/import/jsonrowreader.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>

namespace otklik {

namespace {

using Value = rapidjson::Value;

std::string scalarText(const Value &value)
{
    if (value.IsString())
        return {value.GetString(), value.GetStringLength()};
    if (value.IsBool())
        return value.GetBool() ? "true" : "false";
    return {};
}

/// Calls `put(column, text)` for every scalar below `value`.
template <class Put>
void flatten(const Value &value, const std::string &name, const std::string &skip, const Put &put)
{
    if (name == skip && !skip.empty())
        return;
    if (value.IsObject()) {
        for (const auto &member : value.GetObject()) {
            const std::string key(member.name.GetString(), member.name.GetStringLength());
            flatten(member.value, name.empty() ? key : name + "." + key, skip, put);
        }
    } else if (value.IsArray()) {
        std::string joined;
        for (const auto &item : value.GetArray())
            joined += (joined.empty() ? "" : ",") + scalarText(item);
        put(name, std::move(joined));
    } else if (!value.IsNull()) {
        put(name, scalarText(value));
    }
}

/// The array called by a dotted name, or nullptr.
const Value *arrayAt(const Value &root, const std::string &name)
{
    const Value *at = &root;
    for (size_t from = 0; from <= name.size();) {
        const size_t dot = std::min(name.find('.', from), name.size());
        const std::string key = name.substr(from, dot - from);
        if (!at->IsObject() || !at->HasMember(key.c_str()))
            return nullptr;
        at = &(*at)[key.c_str()];
        from = dot + 1;
    }
    return at->IsArray() ? at : nullptr;
}

} // namespace

JsonRowReader::JsonRowReader(TextInput &input, bool isArray, std::string each)
    : m_input(input), m_isArray(isArray), m_each(std::move(each))
{
}

JsonRowReader::~JsonRowReader() = default;

size_t JsonRowReader::columnOf(const std::string &name)
{
    const auto [it, isNew] = m_columnIndex.try_emplace(name, m_columns.size());
    if (isNew)
        m_columns.push_back(name);
    return it->second;
}

JsonRowReader::Found JsonRowReader::nextLineRecord(std::string &record)
{
    while (m_input.nextLine(record)) {
        m_recordLine = m_line++;
        if (record.find_first_not_of(" \t\r\n") == std::string::npos)
            continue;
        return record.size() > longestRecord ? Found::Broken : Found::Record;
    }
    return Found::End;
}

/// Cuts the next element out of the outer array by counting brackets outside
/// strings, so that one broken element does not spoil the ones behind it.
JsonRowReader::Found JsonRowReader::nextArrayRecord(std::string &record)
{
    record.clear();
    int depth = 0;
    bool inString = false;
    bool escaped = false;
    bool tooLong = false;
    std::string line;
    for (;;) {
        if (m_position >= m_text.size()) {
            if (!m_input.nextLine(m_text))
                return record.empty() ? Found::End : Found::Broken;
            m_position = 0;
        }
        const char c = m_text[m_position++];
        if (c == '\n')
            ++m_line;
        if (!m_started) {
            m_started = c == '[';
            continue;
        }
        if (record.empty() && !tooLong) {
            if (c == ',' || c == ' ' || c == '\t' || c == '\r' || c == '\n')
                continue;
            if (c == ']')
                return Found::End;
            m_recordLine = m_line;
        } else if (!inString && depth == 0 && (c == ',' || c == ']')) {
            if (c == ']')
                --m_position; // found again, with an empty record, as the end
            return tooLong ? Found::Broken : Found::Record;
        }
        if (escaped)
            escaped = false;
        else if (inString && c == '\\')
            escaped = true;
        else if (c == '"')
            inString = !inString;
        else if (!inString && (c == '{' || c == '['))
            ++depth;
        else if (!inString && (c == '}' || c == ']'))
            --depth;
        // A string with a raw line feed is broken JSON: take up again at the next line that opens an object.
        if (inString && c == '\n')
            inString = false;
        if (record.size() < longestRecord)
            record.push_back(c);
        else
            tooLong = true;
    }
}

JsonRowReader::Found JsonRowReader::nextRecord(std::string &record)
{
    return m_isArray ? nextArrayRecord(record) : nextLineRecord(record);
}

void JsonRowReader::parse(const std::string &record)
{
    rapidjson::Document document;
    document.Parse<rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag
                   | rapidjson::kParseValidateEncodingFlag>(record.data(), record.size());
    if (document.HasParseError() || !document.IsObject()) {
        RawRow broken;
        broken.line = m_recordLine;
        broken.problem = document.HasParseError() ? "not_json" : "not_an_object";
        broken.raw = record;
        m_ready.push_back(std::move(broken));
        return;
    }
    RawRow common;
    common.line = m_recordLine;
    const auto putInto = [this](RawRow &row) {
        return [this, &row](const std::string &name, std::string text) {
            const size_t column = columnOf(name);
            if (row.values.size() <= column)
                row.values.resize(column + 1);
            row.values[column] = std::move(text);
        };
    };
    flatten(document, {}, m_each, putInto(common));
    const Value *items = m_each.empty() ? nullptr : arrayAt(document, m_each);
    if (!items) {
        m_ready.push_back(std::move(common));
        return;
    }
    for (const Value &item : items->GetArray()) {
        RawRow row = common;
        flatten(item, m_each, {}, putInto(row));
        m_ready.push_back(std::move(row));
    }
    std::reverse(m_ready.begin(), m_ready.end());
}

bool JsonRowReader::next(RawRow &row)
{
    std::string record;
    while (m_ready.empty()) {
        switch (nextRecord(record)) {
        case Found::End:
            return false;
        case Found::Broken:
            row.clear();
            row.line = m_recordLine;
            row.problem = record.size() >= longestRecord ? "record_too_long" : "cut_off";
            row.raw = record.substr(0, 2000);
            return true;
        case Found::Record:
            parse(record);
        }
    }
    row = std::move(m_ready.back());
    m_ready.pop_back();
    return true;
}

} // namespace otklik

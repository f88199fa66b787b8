#pragma once

#include "server/customers/customerreader.h"
#include "server/customers/vcardmapper.h"
#include "server/import/textinput.h"

#include <memory>

namespace otklik {

/// Customers of a file of vCards.
class VCardReader final : public CustomerReader
{
public:
    /// Error codes: those of TextInput, "no_cards". `map` is one of customerColumns().
    [[nodiscard]] static Result<std::unique_ptr<VCardReader>> open(const QString &path, const ColumnMap &map);
    /// What the first cards hold, by property. Error codes as of open().
    [[nodiscard]] static Result<QList<ImportColumn>> columnsOf(const QString &path, const ColumnMap &map);

    /// Error code "file_unreadable". Problems: those of VCardMapper.
    [[nodiscard]] Result<bool> next(CustomerRow &row) override;
    [[nodiscard]] bool hasToldAll() const override { return m_isAtEnd; }

private:
    VCardReader(std::unique_ptr<TextInput> input, const ColumnMap &map);

    std::unique_ptr<TextInput> m_input;
    VCardSplitter m_cards;
    VCardMapper m_mapper;
    bool m_isAtEnd = false;
};

/// Whether a file that begins so holds vCards.
[[nodiscard]] bool looksLikeVCards(const std::string &sample);

} // namespace otklik

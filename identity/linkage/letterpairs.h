#pragma once

#include <QStringView>

#include <array>

namespace otklik::identity {

/// Which neighbouring letters stand in a text, in 256 bits: texts that share none are not spelled alike.
struct LetterPairs final
{
    std::array<quint64, 4> bits{};

    void add(QStringView text);
    [[nodiscard]] int shared(const LetterPairs &other) const;
};

/// Which characters stand in a text, and which of them twice, in 32 bits: an edit changes two of them at most.
[[nodiscard]] quint32 letterBits(QStringView text);

} // namespace otklik::identity

#pragma once

#include "identity/linkage/linkrecord.h"

#include <random>

namespace otklik::bench {

/// Invents people and their accounts: names by rank as names are (few are common, most are rare),
/// half of them with an e-mail, a phone, a birth date; handles made of name and year. The same in every run.
class PeopleWriter final
{
public:
    explicit PeopleWriter(quint64 seed)
        : m_random(seed)
    {}

    [[nodiscard]] identity::LinkRecord writePerson(const QString &network);
    /// Another account of the same person: some fields kept, some gone, some mistyped.
    [[nodiscard]] identity::LinkRecord writeAgain(const identity::LinkRecord &person, const QString &network);

private:
    [[nodiscard]] quint64 below(quint64 end) { return m_random() % end; }
    [[nodiscard]] quint64 rank(quint64 end);
    [[nodiscard]] QString word(quint64 number, quint64 kind) const;

    std::mt19937_64 m_random;
    quint64 m_written = 0;
};

} // namespace otklik::bench

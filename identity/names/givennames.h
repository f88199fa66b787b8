#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace otklik::identity {

/// What the tables know of one given name, found by its key.
struct GivenName final
{
    QStringList diminutiveOf; ///< keys of full names; empty for a name that is nobody's diminutive
    QStringList spellingOf;   ///< keys of full names of which this is another spelling or the counterpart abroad; itself, when full
    bool isMale = false;
    bool isFemale = false;
};

/// Given names and their diminutives, Russian and English, from the tables of
/// data/. Read once, at the first use; never changed after. The format is
/// explained at the head of diminutives_ru.tsv.
class GivenNames final
{
public:
    /// Reads the named resources.
    explicit GivenNames(const QStringList &resources);

    /// The tables of the tree.
    [[nodiscard]] static const GivenNames &known();

    /// Null, when the tables do not have it.
    [[nodiscard]] const GivenName *find(const QString &key) const;
    /// All full names that `key` may stand for; `key` alone, when the tables do not have it.
    [[nodiscard]] QStringList fullNames(const QString &key) const;
    [[nodiscard]] qsizetype size() const { return m_names.size(); }

private:
    void addLine(const QString &line);
    void add(const QString &form, const QString &full, bool isSpelling, bool isMale);

    QHash<QString, GivenName> m_names;
};

} // namespace otklik::identity

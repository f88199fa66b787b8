#pragma once

#include <QString>
#include <QStringList>

namespace otklik::faults {

/// What a proof came to, printed as one line:
/// "name: tried N, lost N, twice N, diverged N".
class Tally final
{
public:
    explicit Tally(QString name)
        : m_name(std::move(name))
    {}

    void tried(qint64 count = 1) { m_tried += count; }
    /// Something that was confirmed is not there. `where` names the case so that it can be run alone.
    void lost(const QString &where) { note(m_lost, QStringLiteral("lost"), where); }
    /// Something happened more often than it was asked for.
    void twice(const QString &where) { note(m_twice, QStringLiteral("twice"), where); }
    /// Two that should be equal in the end are not.
    void diverged(const QString &where) { note(m_diverged, QStringLiteral("diverged"), where); }

    [[nodiscard]] qint64 triedSoFar() const { return m_tried; }
    [[nodiscard]] bool isClean() const { return m_lost + m_twice + m_diverged == 0; }
    /// The first few offences, for the test's message.
    [[nodiscard]] QString offences() const { return m_offences.join(u'\n'); }
    /// Writes the line to standard output, with `remark` behind it where there is something measured to say.
    void print(const QString &remark = {}) const;

private:
    void note(qint64 &count, const QString &what, const QString &where);

    QString m_name;
    QStringList m_offences;
    qint64 m_tried = 0;
    qint64 m_lost = 0;
    qint64 m_twice = 0;
    qint64 m_diverged = 0;
};

/// Whether the full numbers are asked for: ./test faults --long.
[[nodiscard]] bool isLong();
/// What random choices start from: the variable OTKLIK_FAULTS_SEED, or `otherwise`.
[[nodiscard]] quint32 seedOr(quint32 otherwise);
/// The only case to run, from the variable OTKLIK_FAULTS_ONLY; empty: all.
[[nodiscard]] QString onlyCase();
/// From now on QTemporaryDir() makes its folders in memory where that is possible: the tests wait for many an fsync.
void keepTemporaryFilesInMemory();

} // namespace otklik::faults

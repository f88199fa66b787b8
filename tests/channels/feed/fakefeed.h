#pragma once

#include "tests/channels/fakenetwork.h"

#include <QList>

namespace otklik {

/// A blog in memory that shows its newest entries as RSS, Atom or JSON Feed, with validators.
class FakeFeed final : public FakeNetwork
{
public:
    enum class Kind { Rss, Atom, Json };
    struct Habits final
    {
        Kind kind = Kind::Rss;
        qsizetype window = 10;  ///< so many entries are shown
        bool hasEtag = true;
        bool hasModified = false;
        bool hasDates = true;
        bool tellsEdits = true; ///< with the date of the edit (not in RSS)
    };

    explicit FakeFeed(const Habits &habits, const Clock &clock) : m_habits(habits), m_clock(clock) { }

    [[nodiscard]] static QUrl address() { return QUrl(QStringLiteral("https://blog.example/feed")); }

    std::unique_ptr<Connector> connector(Http &http, const Clock &clock, TimePoint readFrom) override;
    Result<HttpResponse> answer(const HttpRequest &request) override;
    QString write(const QString &customer, const QString &text, const QString &inReplyTo = {}) override;
    [[nodiscard]] QStringList brandTexts() const override { return {}; }

    void edit(const QString &id, const QString &text);
    void remove(const QString &id);
    /// What every answer carries besides.
    void setHeader(const QByteArray &name, const QByteArray &value);
    [[nodiscard]] int fullAnswers() const { return m_fullAnswers; }

private:
    struct Entry final
    {
        QString id;
        QString author;
        QString text;
        QString inReplyTo;
        TimePoint written{};
        TimePoint edited{};
    };
    [[nodiscard]] QByteArray document() const;
    [[nodiscard]] QByteArray rss(const QList<Entry> &shown) const;
    [[nodiscard]] QByteArray atom(const QList<Entry> &shown) const;
    [[nodiscard]] QByteArray json(const QList<Entry> &shown) const;

    Habits m_habits;
    const Clock &m_clock;
    QList<Entry> m_entries; ///< oldest first
    QList<std::pair<QByteArray, QByteArray>> m_headers;
    int m_counter = 0;
    int m_fullAnswers = 0;
};

} // namespace otklik

#pragma once

#include "app/tour/formbrowser.h"
#include "app/tour/networkperson.h"
#include "app/tour/tourtexts.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QSize>
#include <QTimer>
#include <QWidget>

#include <map>
#include <memory>

namespace otklik {

class AnswerChip;
class Application;
struct Options;

/// Drives the real windows through the main job, twice (Russian and English):
/// a customer writes in a real network; the mention is taken, decided, answered,
/// reviewed and published; and the customer sees the answer, once. Each step is
/// told in a line and leaves a picture. Owned by main; UI thread.
class Tour final : public QObject
{
    Q_OBJECT

public:
    static constexpr QSize usualSize{1280, 800};

    Tour(Application &application, const Options &options, QObject *parent = nullptr);
    ~Tour() override;

    void start();
    /// Called where the program would open the system's browser.
    Q_INVOKABLE void signInAtNetwork(const QUrl &page);

Q_SIGNALS:
    void finished(int exitCode);

private:
    /// Waits until `isReady`, then acts; `told` is printed and the picture taken
    /// when what was done has had time to show.
    struct Step final
    {
        QString name;
        std::function<bool()> isReady;
        std::function<void()> act;
        QString told;          ///< empty: not worth a line
        bool hasPicture = true;
    };

    void addStart();
    void addConnecting();
    void addMainJob(const TourTexts &texts);
    void addMention(const TourTexts &texts);
    void addClaimAndDecision();
    void addWriting(const TourTexts &texts);
    void addPicture(const TourTexts &texts);
    void addReview();
    void addPublishing();
    void addCard(const TourTexts &texts);
    void addCardHistory(const TourTexts &texts);
    void addOffline(const TourTexts &texts);
    void addReturn();
    void addOtherPages(const TourTexts &texts);
    void addChannelPages();
    void addLooks();
    void add(const QString &name, std::function<bool()> isReady, std::function<void()> act, const QString &told = {});
    void addQuietly(const QString &name, std::function<bool()> isReady, std::function<void()> act,
                    const QString &told = {});

    void tick();
    void takePicture(const QString &name);
    void tell(const QString &line);
    void tellHere(const QString &line) { tell(m_language + QStringLiteral(": ") + line); }
    void fail(const QString &why);
    void end(int exitCode);

    [[nodiscard]] bool readAccounts(const QString &file);
    /// Signs somebody in at the network, under a name for others to see.
    void introduce(const QString &login, const QString &name);

    template <class Widget>
    [[nodiscard]] Widget *find() const
    {
        const QWidget *desk = deskWindow();
        return desk ? desk->findChild<Widget *>() : nullptr;
    }
    [[nodiscard]] QWidget *deskWindow() const;
    [[nodiscard]] bool isQuiet() const;
    void becomeUser(const QString &login);
    [[nodiscard]] bool isUser(const QString &login) const;
    /// Claims, or lets go: the first button of the bar.
    void pressClaim();
    /// The first question of the matrix that has no answer yet.
    [[nodiscard]] AnswerChip *openQuestion() const;
    [[nodiscard]] QWidget *window() const;

    Application &m_application;
    const QString m_dir;
    const QUrl m_network;
    QHash<QString, QString> m_passwords;
    QNetworkAccessManager m_http;
    FormBrowser m_browser;
    std::map<QString, std::unique_ptr<NetworkPerson>> m_people; ///< of the network, by login
    NetworkPerson *m_customer = nullptr;                        ///< of this language, one of them
    QFile m_log;

    QList<Step> m_steps;
    qsizetype m_next = 0;
    QTimer m_timer;
    int m_waited = 0;   ///< ticks since the step before
    int m_settling = -1; ///< ticks left until the picture; -1: not acted yet
    QString m_language;
    NetworkPerson::Post m_post; ///< the customer's
    QString m_replyStart;    ///< the first words of the answer
    int m_repliesSeen = -1;
    bool m_isAsking = false;
    bool m_hasFailed = false;
};

} // namespace otklik

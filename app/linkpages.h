#pragma once

#include "app/workplace.h"

#include <QObject>

namespace otklik {

class CustomerPresenter;
class CustomerView;
class LinkHintPresenter;
class LinksPage;
class MainWindow;
class PairsPresenter;

/// Whether accounts are one person's: the page where that is decided, and the strip on the card that leads
/// there. Owned by the desk's pages.
class LinkPages final : public QObject
{
    Q_OBJECT

public:
    struct Parts final
    {
        MainWindow &window;
        CustomerPresenter &customer;
        CustomerView &card;
    };

    LinkPages(Workplace &workplace, const Clock &clock, const Parts &parts, QObject *parent = nullptr);
    ~LinkPages() override;

    /// Registers the page in the rail, below those that stand there; it begins to read.
    void addPage();

Q_SIGNALS:
    void caseChosen(const otklik::CaseId &id);
    void linkChosen(const QUrl &url, const QString &written, const QPoint &at);
    void failed(const otklik::Error &error);

private:
    void connectPresenter(PairsPresenter &pairs);
    void addHint(const Parts &parts);

    MainWindow &m_window;
    std::unique_ptr<PairsPresenter> m_open;
    std::unique_ptr<PairsPresenter> m_decided;
    std::unique_ptr<LinkHintPresenter> m_hint;
    LinksPage *m_page = nullptr;
};

} // namespace otklik

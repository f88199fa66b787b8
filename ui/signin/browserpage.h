#pragma once

#include <QWidget>

class QPushButton;

namespace otklik {

class SignInPresenter;
class ToneLabel;

/// What stands on the sign-in page while the person is in the browser: calm words,
/// and what one can do. Passive.
class BrowserPage final : public QWidget
{
    Q_OBJECT

public:
    explicit BrowserPage(SignInPresenter &presenter, QWidget *parent = nullptr);

    /// Before the page is known there is nothing to open.
    void showAsking();
    void showOpened();

private:
    void copyLink();

    SignInPresenter &m_presenter;
    ToneLabel *m_text;
    QPushButton *m_again;
    QPushButton *m_copy;
    QPushButton *m_cancel;
};

} // namespace otklik

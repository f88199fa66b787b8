#include "ui/conversation/linkpopup.h"

#include "ui/common/labels.h"
#include "ui/common/plaintext.h"
#include "ui/conversation/links.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>

namespace otklik {

namespace {

constexpr int popupWidth = 380;

} // namespace

QStringList LinkPopup::warningsFor(const QUrl &url)
{
    const LinkFacts facts = factsOf(url);
    QStringList warnings;
    if (facts.hasOtherLetters)
        warnings.append(tr("The name is written in other letters: %1. It may look like a name you know and be another one.")
                            .arg(plaintext::isolated(facts.writtenHost)));
    if (facts.mixesScripts)
        warnings.append(tr("It mixes letters of several alphabets, as forged names do."));
    if (facts.hasUserInfo)
        warnings.append(tr("What stands before the @ is not the address; it only looks like one."));
    if (!facts.isEncrypted)
        warnings.append(tr("The connection is not encrypted (http)."));
    if (facts.port != -1)
        warnings.append(tr("It uses an unusual port: %1.").arg(facts.port));
    return warnings;
}

LinkPopup::LinkPopup(const QUrl &url, const QString &written, QWidget *parent) : Popup(parent)
{
    setFixedWidth(popupWidth);
    column()->addWidget(new ToneLabel(tr("This link leads to"), LabelTone::Quiet, this));
    auto *host = new ToneLabel(factsOf(url).host, LabelTone::Title, this);
    host->setObjectName(QStringLiteral("host"));
    host->setWordWrap(true);
    column()->addWidget(host);

    auto *whole = new ElidedLabel(LabelTone::Quiet, this);
    whole->setFullText(QString::fromLatin1(url.toEncoded()));
    column()->addWidget(whole);
    if (written != QString::fromLatin1(url.toEncoded()) && written != url.toDisplayString()) {
        auto *asWritten = new ElidedLabel(LabelTone::Quiet, this);
        asWritten->setFullText(tr("Written as: %1").arg(plaintext::isolated(plaintext::oneLine(written))));
        column()->addWidget(asWritten);
    }
    const QStringList warnings = warningsFor(url);
    for (const QString &warning : warnings) {
        auto *label = new ToneLabel(warning, LabelTone::Warning, this);
        label->setWordWrap(true);
        column()->addWidget(label);
    }

    auto *row = new QHBoxLayout;
    column()->addLayout(row);
    auto *open = new QPushButton(tr("Open in browser"), this);
    open->setObjectName(QStringLiteral("open"));
    auto *copy = new QPushButton(tr("Copy"), this);
    copy->setObjectName(QStringLiteral("copy"));
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancel"));
    row->addWidget(open);
    row->addWidget(copy);
    row->addStretch();
    row->addWidget(cancel);
    // Escape and Enter both do the harmless thing until a button is chosen.
    cancel->setFocus();
    connect(open, &QPushButton::clicked, this, [this, url] {
        Q_EMIT openChosen(url);
        close();
    });
    connect(copy, &QPushButton::clicked, this, [this, url] {
        QGuiApplication::clipboard()->setText(QString::fromLatin1(url.toEncoded()));
        close();
    });
    connect(cancel, &QPushButton::clicked, this, &QWidget::close);
}

} // namespace otklik

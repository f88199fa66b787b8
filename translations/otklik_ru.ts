<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>AccountFacts</name>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>On the card of</source>
        <translation>На карточке</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Номер клиента</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Дата рождения</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>%1, which has it no more</source>
        <translation>%1, там записи больше нет</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>Другие аккаунты</translation>
    </message>
</context>
<context>
    <name>AttachmentText</name>
    <message>
        <source>“%1” cannot be read. Look whether it is still there and you may open it.</source>
        <translation>Файл «%1» не открывается. Проверьте, на месте ли он и можно ли вам его читать.</translation>
    </message>
    <message>
        <source>“%1” is larger than %2. Make it smaller and attach it again.</source>
        <translation>Файл «%1» больше %2. Уменьшите его и приложите снова.</translation>
    </message>
    <message>
        <source>“%1” has too many pixels. Make it smaller and attach it again.</source>
        <translation>В картинке «%1» слишком много пикселей. Уменьшите её и приложите снова.</translation>
    </message>
    <message>
        <source>“%1” is a photo in HEIC or AVIF. Save it as JPEG and attach that.</source>
        <translation>«%1» — снимок в формате HEIC или AVIF. Сохраните его как JPEG и приложите снова.</translation>
    </message>
    <message>
        <source>“%1” is a drawing (SVG). Save it as PNG and attach that.</source>
        <translation>«%1» — векторный рисунок (SVG). Сохраните его как PNG и приложите снова.</translation>
    </message>
    <message>
        <source>“%1” is a video or a sound. Only pictures can be attached.</source>
        <translation>«%1» — видео или звук. Приложить можно только картинки.</translation>
    </message>
    <message>
        <source>“%1” is a document (PDF). Only pictures can be attached: take a screenshot of the page.</source>
        <translation>«%1» — документ (PDF). Приложить можно только картинки: сделайте снимок нужной страницы.</translation>
    </message>
    <message>
        <source>“%1” is a picture of a kind that cannot be read here. Save it as PNG or JPEG.</source>
        <translation>Картинки такого вида, как «%1», здесь не читаются. Сохраните её как PNG или JPEG.</translation>
    </message>
    <message>
        <source>“%1” is not a picture. Choose a PNG, JPEG or GIF file.</source>
        <translation>Файл «%1» — не картинка. Выберите файл PNG, JPEG или GIF.</translation>
    </message>
    <message>
        <source>“%1” is damaged. Save the picture anew and attach it again.</source>
        <translation>Файл «%1» повреждён. Сохраните картинку заново и приложите снова.</translation>
    </message>
    <message>
        <source>“%1” is not attached. %2</source>
        <translation>Картинка «%1» не приложена. %2</translation>
    </message>
    <message>
        <source>“%1” is attached already.</source>
        <translation>Картинка «%1» уже приложена.</translation>
    </message>
    <message>
        <source>Taken out: %1</source>
        <translation>Убрано: %1</translation>
    </message>
    <message>
        <source>The picture lies with the server. It can be shown when there is a connection.</source>
        <translation>Картинка лежит на сервере. Она появится, когда будет связь.</translation>
    </message>
    <message>
        <source>The picture cannot be shown.</source>
        <translation>Картинку показать не удалось.</translation>
    </message>
    <message>
        <source>not described</source>
        <translation>без описания</translation>
    </message>
    <message>
        <source>Picture %1, %2: %3</source>
        <translation>Картинка %1, %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>At most %n picture(s) go out with a reply there.</source>
        <translation>
            <numerusform>С ответом туда уходит не больше %n картинки.</numerusform>
            <numerusform>С ответом туда уходит не больше %n картинок.</numerusform>
            <numerusform>С ответом туда уходит не больше %n картинок.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pictures cannot be sent to this network from here.</source>
        <translation>В эту сеть картинки отсюда не отправить.</translation>
    </message>
    <message>
        <source>%1 Not attached: %2.</source>
        <translation>%1 Не приложено: %2.</translation>
    </message>
    <message>
        <source>“%1” is animated, and only its first picture would go out. Save the picture you mean as PNG or JPEG.</source>
        <translation>Картинка «%1» движется, а ушёл бы только первый кадр. Сохраните нужный кадр как PNG или JPEG.</translation>
    </message>
    <message>
        <source>Not here yet: it comes when there is a connection.</source>
        <translation>Пока не загружена: появится, когда будет связь.</translation>
    </message>
    <message>
        <source>The network does not have it any more.</source>
        <translation>В сети её больше нет.</translation>
    </message>
    <message>
        <source>Too large to be shown here.</source>
        <translation>Слишком большая, чтобы показать её здесь.</translation>
    </message>
    <message>
        <source>Not shown: it is damaged, or asks for more than a picture should.</source>
        <translation>Не показана: повреждена или требует больше, чем положено картинке.</translation>
    </message>
    <message>
        <source>It can be seen in the network only.</source>
        <translation>Её можно посмотреть только в самой сети.</translation>
    </message>
</context>
<context>
    <name>BonusText</name>
    <message>
        <source>%1: “%2”, from the profile</source>
        <translation>%1: «%2» — из профиля</translation>
    </message>
    <message>
        <source>%1: “%2”, from a message</source>
        <translation>%1: «%2» — из сообщения</translation>
    </message>
    <message>
        <source>%1: put on the card by a colleague</source>
        <translation>%1: отметил в карточке коллега</translation>
    </message>
    <message>
        <source>%1; nobody has confirmed it yet</source>
        <translation>%1; никто ещё не подтвердил</translation>
    </message>
    <message>
        <source>Meant for cases of this kind</source>
        <translation>Как раз для таких случаев</translation>
    </message>
    <message>
        <source>Meant for this kind of case: %1</source>
        <translation>Как раз для таких случаев: %1</translation>
    </message>
    <message>
        <source>Suits everybody</source>
        <translation>Подойдёт каждому</translation>
    </message>
    <message>
        <source>%1: yours to sign</source>
        <translation>%1: решаете вы</translation>
    </message>
    <message>
        <source>%1: goes to a lead</source>
        <translation>%1: решит руководитель</translation>
    </message>
    <message>
        <source>Over the agent&apos;s budget</source>
        <translation>Сверх бюджета сотрудника</translation>
    </message>
    <message>
        <source>Over the team&apos;s budget</source>
        <translation>Сверх бюджета команды</translation>
    </message>
    <message>
        <source>This customer had enough bonuses lately</source>
        <translation>Этому клиенту недавно уже дарили достаточно</translation>
    </message>
    <message>
        <source>Dearer than an agent decides alone</source>
        <translation>Дороже, чем сотрудник решает сам</translation>
    </message>
    <message>
        <source>This customer had the same lately</source>
        <translation>Этому клиенту недавно дарили то же самое</translation>
    </message>
    <message>
        <source>None are left</source>
        <translation>Закончилось</translation>
    </message>
    <message>
        <source>No longer offered</source>
        <translation>Больше не предлагается</translation>
    </message>
    <message>
        <source>Not for cases of this kind</source>
        <translation>Не для таких случаев</translation>
    </message>
    <message numerus="yes">
        <source>Left for you: %1 of %2 in %n day(s)</source>
        <translation>
            <numerusform>Из %2 на %n день у вас осталось %1</numerusform>
            <numerusform>Из %2 на %n дня у вас осталось %1</numerusform>
            <numerusform>Из %2 на %n дней у вас осталось %1</numerusform>
        </translation>
    </message>
    <message>
        <source>for the team: %1</source>
        <translation>у команды: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 given or asked for in the last %n day(s)</source>
        <translation>
            <numerusform>Подарено и запрошено %1 из %2 за %n день</numerusform>
            <numerusform>Подарено и запрошено %1 из %2 за %n дня</numerusform>
            <numerusform>Подарено и запрошено %1 из %2 за %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 given or asked for in the last %n day(s)</source>
        <translation>
            <numerusform>Подарено и запрошено %1 за %n день</numerusform>
            <numerusform>Подарено и запрошено %1 за %n дня</numerusform>
            <numerusform>Подарено и запрошено %1 за %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>waits for a lead</source>
        <translation>ждёт руководителя</translation>
    </message>
    <message>
        <source>given</source>
        <translation>подарено</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>отказано</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>отозвано</translation>
    </message>
    <message>
        <source>Waits for a lead.</source>
        <translation>Ждёт руководителя.</translation>
    </message>
    <message>
        <source>Given.</source>
        <translation>Подарено.</translation>
    </message>
    <message>
        <source>Refused.</source>
        <translation>Отказано.</translation>
    </message>
    <message>
        <source>Taken back; it counts for nothing.</source>
        <translation>Отозвано и нигде не учитывается.</translation>
    </message>
</context>
<context>
    <name>CardFieldForm</name>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>Here goes a number, like %1.</source>
        <translation>Здесь нужно число, например %1.</translation>
    </message>
    <message>
        <source>Here goes a date, like %1.</source>
        <translation>Здесь нужна дата, например %1.</translation>
    </message>
    <message>
        <source>Here goes a link that begins with https:// or http://.</source>
        <translation>Здесь нужна ссылка, которая начинается с https:// или http://.</translation>
    </message>
    <message>
        <source>This field does not take that.</source>
        <translation>Это поле такого не принимает.</translation>
    </message>
</context>
<context>
    <name>ChecklistModel</name>
    <message>
        <source>Questions</source>
        <translation>Вопросы</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <extracomment>a check, then how many of how many</extracomment>
        <translation>%1: %2 из %3</translation>
    </message>
</context>
<context>
    <name>ComposerText</name>
    <message>
        <source>Interest</source>
        <translation>Интерес</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>Empathy</source>
        <translation>Сочувствие</translation>
    </message>
    <message>
        <source>Questions answered</source>
        <translation>Ответы на вопросы</translation>
    </message>
    <message>
        <source>Real need asked for</source>
        <translation>Уточнено, что нужно</translation>
    </message>
    <message>
        <source>Alternative</source>
        <translation>Другой выход</translation>
    </message>
    <message>
        <source>What is done and why</source>
        <translation>Что делается и почему</translation>
    </message>
    <message>
        <source>Promises too much or nothing</source>
        <translation>Пустое обещание</translation>
    </message>
    <message>
        <source>Somebody else got this text</source>
        <translation>Такой текст уже получил другой</translation>
    </message>
    <message>
        <source>Not the customer&apos;s language</source>
        <translation>Не на языке клиента</translation>
    </message>
    <message>
        <source>Fault admitted</source>
        <translation>Ошибка признана</translation>
    </message>
    <message>
        <source>Apology</source>
        <translation>Извинение</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>Благодарность</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Следующий шаг</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Личные данные</translation>
    </message>
    <message>
        <source>Rude words</source>
        <translation>Грубые слова</translation>
    </message>
    <message>
        <source>Blames the customer</source>
        <translation>Вина на клиенте</translation>
    </message>
    <message>
        <source>Officialese</source>
        <translation>Канцелярит</translation>
    </message>
    <message>
        <source>Stock phrase</source>
        <translation>Шаблонная фраза</translation>
    </message>
    <message>
        <source>Gap not filled in</source>
        <translation>Незаполненное место</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>Слишком длинно</translation>
    </message>
    <message>
        <source>payment card</source>
        <translation>банковская карта</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>номер телефона</translation>
    </message>
    <message>
        <source>passport</source>
        <translation>паспорт</translation>
    </message>
    <message>
        <source>insurance number (SNILS)</source>
        <translation>СНИЛС</translation>
    </message>
    <message>
        <source>tax number (INN)</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>registration number (OGRN)</source>
        <translation>ОГРН</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>электронная почта</translation>
    </message>
    <message>
        <source>bank account</source>
        <translation>банковский счёт</translation>
    </message>
    <message>
        <source>contract number</source>
        <translation>номер договора</translation>
    </message>
    <message>
        <source>address</source>
        <translation>адрес</translation>
    </message>
    <message>
        <source>Personal data in a public reply: %1. Take it out, answer privately, or give a reason.</source>
        <translation>Личные данные в открытом ответе: %1. Уберите их, ответьте лично или объясните, зачем они нужны.</translation>
    </message>
    <message>
        <source>Personal data in a public reply: %1. Take it out, answer privately, or ask a lead and say why.</source>
        <translation>Личные данные в открытом ответе: %1. Уберите их, ответьте лично или попросите руководителя и объясните, зачем они нужны.</translation>
    </message>
    <message>
        <source>Personal data in a public reply: %1. Take it out, or ask a lead and say why.</source>
        <translation>Личные данные в открытом ответе: %1. Уберите их или попросите руководителя и объясните, зачем они нужны.</translation>
    </message>
    <message>
        <source>Choose a case to answer.</source>
        <translation>Выберите обращение, чтобы ответить.</translation>
    </message>
    <message>
        <source>The case is closed. Reopen it to answer.</source>
        <translation>Обращение закрыто. Откройте его снова, чтобы ответить.</translation>
    </message>
    <message>
        <source>An earlier text is still on its way.</source>
        <translation>Предыдущий текст ещё в пути.</translation>
    </message>
    <message>
        <source>%1 answers this customer.</source>
        <translation>Этому клиенту отвечает %1.</translation>
    </message>
    <message>
        <source>Nothing written yet.</source>
        <translation>Пока ничего не написано.</translation>
    </message>
    <message>
        <source>Claim the customer first, so that nobody else answers too.</source>
        <translation>Сначала возьмите клиента, чтобы никто не ответил одновременно с вами.</translation>
    </message>
    <message>
        <source>There are two versions of this reply. Choose one first.</source>
        <translation>Есть две версии этого ответа. Сначала выберите одну.</translation>
    </message>
    <message>
        <source>This network takes no public answer. Answer privately.</source>
        <translation>Эта сеть не принимает открытых ответов. Ответьте лично.</translation>
    </message>
    <message>
        <source>This network takes no private answer. Answer publicly.</source>
        <translation>Эта сеть не принимает личных ответов. Ответьте открыто.</translation>
    </message>
    <message>
        <source>Your replies go through a lead. Send it to review.</source>
        <translation>Ваши ответы смотрит руководитель. Отправьте на проверку.</translation>
    </message>
    <message numerus="yes">
        <source>Too long by %n character(s). The network would refuse it.</source>
        <translation>
            <numerusform>Длиннее на %n символ. Сеть это не примет.</numerusform>
            <numerusform>Длиннее на %n символа. Сеть это не примет.</numerusform>
            <numerusform>Длиннее на %n символов. Сеть это не примет.</numerusform>
        </translation>
    </message>
    <message>
        <source>Counted in characters.</source>
        <translation>Считаются символы.</translation>
    </message>
    <message>
        <source>Counted as the eye sees them: an emoji is one.</source>
        <translation>Считаются знаки, как их видит глаз: эмодзи — один.</translation>
    </message>
    <message>
        <source>Counted in UTF-16 units: most emoji are two.</source>
        <translation>Считаются единицы UTF-16: большинство эмодзи — две.</translation>
    </message>
    <message numerus="yes">
        <source>Every link counts as %n.</source>
        <translation>
            <numerusform>Каждая ссылка — за %n символ.</numerusform>
            <numerusform>Каждая ссылка — за %n символа.</numerusform>
            <numerusform>Каждая ссылка — за %n символов.</numerusform>
        </translation>
    </message>
    <message>
        <source>The network adds %1.</source>
        <translation>Сеть добавит %1.</translation>
    </message>
    <message>
        <source>Beyond the limit the network refuses the reply.</source>
        <translation>Сверх предела сеть ответ не примет.</translation>
    </message>
    <message>
        <source>This network tells no limit.</source>
        <translation>Эта сеть не сообщает предела.</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Открыто</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Лично</translation>
    </message>
    <message>
        <source>done</source>
        <translation>есть</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>не хватает</translation>
    </message>
    <message>
        <source>advised</source>
        <translation>желательно</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>внимание</translation>
    </message>
    <message>
        <source>must be changed</source>
        <translation>нужно исправить</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>не нужно</translation>
    </message>
    <message>
        <source>A picture is still being read. Wait a moment, or take it out.</source>
        <translation>Картинка ещё читается. Подождите немного или уберите её.</translation>
    </message>
    <message numerus="yes">
        <source>This network takes at most %n picture(s). Take some out.</source>
        <translation>
            <numerusform>Эта сеть принимает не больше %n картинки. Уберите лишние.</numerusform>
            <numerusform>Эта сеть принимает не больше %n картинок. Уберите лишние.</numerusform>
            <numerusform>Эта сеть принимает не больше %n картинок. Уберите лишние.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pictures cannot be sent to this network from here. Take them out.</source>
        <translation>В эту сеть картинки отсюда не отправить. Уберите их.</translation>
    </message>
    <message>
        <source>Personal data in the description of a picture: %1. It goes out with the picture: take it out.</source>
        <translation>Личные данные в описании картинки: %1. Описание уходит вместе с картинкой — уберите их.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n картинка</numerusform>
            <numerusform>%n картинки</numerusform>
            <numerusform>%n картинок</numerusform>
        </translation>
    </message>
    <message>
        <source>The reply has more than %1 characters. Make it shorter.</source>
        <translation>В ответе больше %1 символов. Сократите его.</translation>
    </message>
    <message>
        <source>The public line is empty. Write it, or leave it out.</source>
        <translation>Открытая строка пуста. Напишите её или снимите отметку.</translation>
    </message>
    <message numerus="yes">
        <source>The public line is too long by %n character(s).</source>
        <translation>
            <numerusform>Открытая строка длиннее, чем можно, на %n знак.</numerusform>
            <numerusform>Открытая строка длиннее, чем можно, на %n знака.</numerusform>
            <numerusform>Открытая строка длиннее, чем можно, на %n знаков.</numerusform>
        </translation>
    </message>
    <message>
        <source>Personal data in the public line: %1. Everybody reads it: take it out.</source>
        <translation>Личные данные в открытой строке: %1. Её прочитают все: уберите их.</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Yours goes on as a draft of its own, beside the other: open the case and choose.</source>
        <translation>Ваш текст остался отдельным черновиком рядом с другим: откройте обращение и выберите.</translation>
    </message>
    <message>
        <source>Nothing was sent. Your text is in the composer again: open the case, read what is new, and send it once more.</source>
        <translation>Ничего не отправлено. Ваш текст снова в поле ответа: откройте обращение, прочтите новое и отправьте ещё раз.</translation>
    </message>
</context>
<context>
    <name>DecisionText</name>
    <message>
        <source>Answer in place</source>
        <translation>Ответить на месте</translation>
    </message>
    <message>
        <source>Answer in place and publish on our site</source>
        <translation>Ответить на месте и опубликовать у себя</translation>
    </message>
    <message>
        <source>Do not join, publish on our site</source>
        <translation>Не вступать, опубликовать у себя</translation>
    </message>
    <message>
        <source>No reaction</source>
        <translation>Не реагировать</translation>
    </message>
    <message>
        <source>Move to private</source>
        <translation>Перевести в личное</translation>
    </message>
    <message>
        <source>Remove with notice</source>
        <translation>Удалить с уведомлением</translation>
    </message>
    <message>
        <source>All but: %1</source>
        <translation>Все, кроме: %1</translation>
    </message>
    <message>
        <source> or </source>
        <extracomment>between two answers, either of which fits</extracomment>
        <translation> или </translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>A hint, because of %1</source>
        <translation>Подсказка, потому что %1</translation>
    </message>
    <message>
        <source>A hint, %1 % sure, because of %2</source>
        <translation>Подсказка, уверенность %1 %: %2</translation>
    </message>
</context>
<context>
    <name>DocumentFaultText</name>
    <message>
        <source>empty</source>
        <translation>документ пуст</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>это не объект</translation>
    </message>
    <message>
        <source>not a list</source>
        <translation>это не список</translation>
    </message>
    <message>
        <source>not a list of texts</source>
        <translation>это не список строк</translation>
    </message>
    <message>
        <source>number %1 is not an object</source>
        <translation>элемент %1 — не объект</translation>
    </message>
    <message>
        <source>not a whole number from %1 on</source>
        <translation>нужно целое число не меньше %1</translation>
    </message>
    <message>
        <source>a key has to be of small Latin letters, digits and _: &quot;%1&quot;</source>
        <translation>ключ пишется строчными латинскими буквами, цифрами и знаком _: «%1»</translation>
    </message>
    <message>
        <source>the key is used twice</source>
        <translation>такой ключ уже есть</translation>
    </message>
    <message>
        <source>a rule without text</source>
        <translation>правило без текста</translation>
    </message>
    <message>
        <source>a snippet without text</source>
        <translation>заготовка без текста</translation>
    </message>
    <message>
        <source>an item without title</source>
        <translation>бонус без названия</translation>
    </message>
    <message>
        <source>until is not a date like 2026-12-31</source>
        <translation>until — не дата вида 2026-12-31</translation>
    </message>
    <message>
        <source>a topic without title</source>
        <translation>тема без названия</translation>
    </message>
    <message>
        <source>health, religion, politics, origin and orientation are not collected</source>
        <translation>здоровье, религию, политику, происхождение и ориентацию мы не собираем</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be looked for</source>
        <translation>«%1» нельзя искать</translation>
    </message>
    <message>
        <source>not &quot;name: expression&quot;</source>
        <translation>нужно «название: выражение»</translation>
    </message>
    <message>
        <source>%1 is no regular expression</source>
        <translation>%1: это не регулярное выражение</translation>
    </message>
    <message>
        <source>%1 fits where there is nothing</source>
        <translation>%1: подходит и к пустому месту</translation>
    </message>
    <message>
        <source>%1 takes too long on some texts</source>
        <translation>%1: на некоторых текстах работает слишком долго</translation>
    </message>
    <message>
        <source>not one word</source>
        <translation>здесь не одно слово</translation>
    </message>
    <message>
        <source>longer than 200,000 characters</source>
        <translation>длиннее 200 000 знаков</translation>
    </message>
    <message>
        <source>not known; there are time_zone, hours, holidays, working_days</source>
        <translation>такого поля нет; есть time_zone, hours, holidays, working_days</translation>
    </message>
    <message>
        <source>not a time zone such as Europe/Moscow</source>
        <translation>это не часовой пояс вида Europe/Moscow</translation>
    </message>
    <message>
        <source>not an object of weekdays</source>
        <translation>это не объект с днями недели</translation>
    </message>
    <message>
        <source>not a weekday such as monday</source>
        <translation>это не день недели вида monday</translation>
    </message>
    <message>
        <source>no weekday is worked</source>
        <translation>нет ни одного рабочего дня</translation>
    </message>
    <message>
        <source>not a date such as 2027-01-01, nor 2027-01-01/2027-01-08</source>
        <translation>это не дата вида 2027-01-01 и не отрезок вида 2027-01-01/2027-01-08</translation>
    </message>
    <message>
        <source>ends before it begins, or is longer than 400 days</source>
        <translation>кончается раньше, чем начинается, или длится больше 400 дней</translation>
    </message>
    <message>
        <source>more than 4,000 free days</source>
        <translation>больше 4000 выходных дней</translation>
    </message>
    <message>
        <source>not an object of dates</source>
        <translation>это не объект с датами</translation>
    </message>
    <message>
        <source>not a date such as 2027-02-20</source>
        <translation>это не дата вида 2027-02-20</translation>
    </message>
    <message>
        <source>a working day has hours</source>
        <translation>у рабочего дня должны быть часы</translation>
    </message>
    <message>
        <source>not hours such as 09:00-18:00</source>
        <translation>это не часы вида 09:00-18:00</translation>
    </message>
    <message>
        <source>ends before it begins</source>
        <translation>кончается раньше, чем начинается</translation>
    </message>
    <message>
        <source>begins before the one before it ends</source>
        <translation>начинается раньше, чем кончается предыдущее</translation>
    </message>
    <message>
        <source>no such section; there are [officialese] and [stock]</source>
        <translation>такого раздела нет; есть [officialese] и [stock]</translation>
    </message>
    <message>
        <source>before the first section</source>
        <translation>стоит до первого раздела</translation>
    </message>
    <message>
        <source>not: phrase = plainer wording</source>
        <translation>нужно: оборот = слова попроще</translation>
    </message>
    <message>
        <source>a phrase begins with a word</source>
        <translation>оборот начинается со слова</translation>
    </message>
    <message>
        <source>no wording; a lone - leaves the phrase out</source>
        <translation>нет слов попроще; одиночный дефис убирает оборот совсем</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Строка %1: %2</translation>
    </message>
    <message>
        <source>not a definition: its first element is not language</source>
        <translation>это не определение: первый элемент не language</translation>
    </message>
    <message>
        <source>its language is neither Reply (Russian) nor Reply (English)</source>
        <translation>язык — не Reply (Russian) и не Reply (English)</translation>
    </message>
    <message>
        <source>the definition is of the other language</source>
        <translation>это определение другого языка</translation>
    </message>
    <message>
        <source>the expression takes too long on some texts</source>
        <translation>выражение на некоторых текстах работает слишком долго</translation>
    </message>
    <message>
        <source>itemData %1 is no kind of phrase</source>
        <translation>itemData %1: такого вида оборотов нет</translation>
    </message>
    <message>
        <source>there is no context</source>
        <translation>нет ни одного контекста</translation>
    </message>
    <message>
        <source>there is no context %1</source>
        <translation>нет контекста %1</translation>
    </message>
    <message>
        <source>there is no itemData %1</source>
        <translation>нет itemData %1</translation>
    </message>
    <message>
        <source>not a list of hours such as 09:00-13:00, each in quotes</source>
        <translation>это не список часов вида 09:00-13:00, каждый промежуток в кавычках</translation>
    </message>
    <message>
        <source>not a text</source>
        <translation>это не строка</translation>
    </message>
    <message>
        <source>not a text in one or both languages</source>
        <translation>это не текст на одном или обоих языках (ru, en)</translation>
    </message>
    <message>
        <source>not true or false</source>
        <translation>это не true и не false</translation>
    </message>
    <message>
        <source>not a number up to %1</source>
        <translation>это не число до %1</translation>
    </message>
</context>
<context>
    <name>EntryText</name>
    <message>
        <source>show all (%1 characters more)</source>
        <translation>показать целиком (ещё символов: %1)</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>ждёт ответа</translation>
    </message>
    <message>
        <source>our reply</source>
        <translation>наш ответ</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>изменено</translation>
    </message>
    <message numerus="yes">
        <source>edited %n time(s)</source>
        <translation>
            <numerusform>изменено %n раз</numerusform>
            <numerusform>изменено %n раза</numerusform>
            <numerusform>изменено %n раз</numerusform>
        </translation>
    </message>
    <message>
        <source>deleted there %1, kept here as evidence</source>
        <translation>удалено в сети %1, здесь сохранено</translation>
    </message>
    <message>
        <source>private</source>
        <translation>лично</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>from the server</source>
        <translation>с сервера</translation>
    </message>
    <message>
        <source>%1 characters more: copy the message to read them</source>
        <translation>ещё символов: %1 — скопируйте сообщение, чтобы прочитать</translation>
    </message>
    <message>
        <source>hide quoted text</source>
        <translation>скрыть цитату</translation>
    </message>
    <message>
        <source>show quoted text</source>
        <translation>показать цитату</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The server cannot be reached. Go on working: everything is kept and sent later.</source>
        <translation>Сервер недоступен. Продолжайте работать: всё сохраняется и будет отправлено позже.</translation>
    </message>
    <message>
        <source>You work offline. Everything is kept and sent when the server is reached again.</source>
        <translation>Вы работаете без связи. Всё сохраняется и уйдёт, когда сервер снова будет доступен.</translation>
    </message>
    <message>
        <source>The server is not available at the moment. It is tried again by itself; go on working.</source>
        <translation>Сервер сейчас недоступен. Попытки повторяются сами; продолжайте работать.</translation>
    </message>
    <message>
        <source>The server took too long to answer. It is tried again by itself.</source>
        <translation>Сервер слишком долго не отвечал. Попытка повторится сама.</translation>
    </message>
    <message>
        <source>The connection to the server is not secure: its certificate was not accepted. Tell your administrator; nothing was sent.</source>
        <translation>Соединение с сервером небезопасно: его сертификат не принят. Сообщите администратору; ничего не отправлено.</translation>
    </message>
    <message>
        <source>Something else than an Otklik server answered at this address. Check the address, or ask your administrator about a proxy.</source>
        <translation>По этому адресу ответил не сервер «Отклика». Проверьте адрес или спросите администратора о прокси.</translation>
    </message>
    <message>
        <source>The server&apos;s answer was too large to be right, and was not taken. Tell your administrator.</source>
        <translation>Ответ сервера слишком велик, чтобы быть верным, и не принят. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The server sent a row too large to be right, and it was not taken. Tell your administrator.</source>
        <translation>Сервер прислал слишком большую запись, она не принята. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The server sends the same again and again. Tell your administrator; your work goes on from what is here.</source>
        <translation>Сервер присылает одно и то же. Сообщите администратору; работать можно с тем, что уже есть.</translation>
    </message>
    <message>
        <source>The server was restored from a backup. Everything is fetched anew; what you had not sent is kept.</source>
        <translation>Сервер восстановлен из копии. Всё загружается заново; неотправленное сохранено.</translation>
    </message>
    <message>
        <source>This server holds another workspace. Check the address; nothing was mixed.</source>
        <translation>На этом сервере другое рабочее пространство. Проверьте адрес; ничего не смешалось.</translation>
    </message>
    <message>
        <source>The server did not understand the request. Update Otklik, or tell your administrator.</source>
        <translation>Сервер не понял запрос. Обновите «Отклик» или сообщите администратору.</translation>
    </message>
    <message>
        <source>Server and desktop do not understand each other. Update Otklik on both sides; nothing was lost.</source>
        <translation>Сервер и программа не понимают друг друга. Обновите «Отклик» с обеих сторон; ничего не потеряно.</translation>
    </message>
    <message>
        <source>The server did not understand the question. Update Otklik, or tell your administrator.</source>
        <translation>Сервер не понял запрос. Обновите «Отклик» или сообщите администратору.</translation>
    </message>
    <message>
        <source>The server does not know this request. Update Otklik on both sides.</source>
        <translation>Сервер не знает такого запроса. Обновите «Отклик» с обеих сторон.</translation>
    </message>
    <message>
        <source>That is more than the server takes at once. Make it shorter and try again.</source>
        <translation>Это больше, чем сервер принимает за раз. Сократите и попробуйте снова.</translation>
    </message>
    <message>
        <source>The request was larger than the server takes. Tell your administrator.</source>
        <translation>Запрос больше, чем принимает сервер. Сообщите администратору.</translation>
    </message>
    <message>
        <source>Too many requests at once. Wait a moment; it is tried again by itself.</source>
        <translation>Слишком много запросов сразу. Подождите немного: попытка повторится сама.</translation>
    </message>
    <message>
        <source>The server has too many connections now. It is tried again by itself.</source>
        <translation>У сервера сейчас слишком много соединений. Попытка повторится сама.</translation>
    </message>
    <message>
        <source>Too many attempts. Wait a few minutes, then try again.</source>
        <translation>Слишком много попыток. Подождите несколько минут и попробуйте снова.</translation>
    </message>
    <message>
        <source>The server is busy. It is tried again by itself.</source>
        <translation>Сервер занят. Попытка повторится сама.</translation>
    </message>
    <message>
        <source>The server had a fault of its own. It is tried again by itself; tell your administrator if it stays.</source>
        <translation>На сервере сбой. Попытка повторится сама; если не поможет, сообщите администратору.</translation>
    </message>
    <message>
        <source>This server does not offer that.</source>
        <translation>Этот сервер такого не умеет.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again; nothing is lost.</source>
        <translation>Сеанс закончился. Войдите снова; ничего не потеряно.</translation>
    </message>
    <message>
        <source>Name or password is wrong. Try again; mind the keyboard layout and Caps Lock.</source>
        <translation>Имя или пароль не подошли. Попробуйте ещё раз; проверьте раскладку и Caps Lock.</translation>
    </message>
    <message>
        <source>The server on this computer did not accept this desktop. Quit Otklik and start it again.</source>
        <translation>Сервер на этом компьютере не принял программу. Закройте «Отклик» и запустите снова.</translation>
    </message>
    <message>
        <source>Your role does not permit this. Ask a lead or an administrator.</source>
        <translation>Ваша роль этого не позволяет. Обратитесь к руководителю или администратору.</translation>
    </message>
    <message>
        <source>It is no longer there. The list has been brought up to date.</source>
        <translation>Этого больше нет. Список обновлён.</translation>
    </message>
    <message>
        <source>A colleague answers this person already. You can read along, or ask your colleague to release the claim.</source>
        <translation>Этому человеку уже отвечает коллега. Вы можете читать или попросить коллегу отпустить его.</translation>
    </message>
    <message>
        <source>Your claim had ended when the reply reached the server. Claim the person again, read what is new, and send it once more.</source>
        <translation>Когда ответ дошёл до сервера, человек уже не был за вами закреплён. Возьмите его снова, прочитайте новое и отправьте ещё раз.</translation>
    </message>
    <message>
        <source>Somebody wrote in the thread since. Read it, change your reply if need be, and send it again.</source>
        <translation>В обсуждении появилось новое. Прочитайте, при необходимости поправьте ответ и отправьте снова.</translation>
    </message>
    <message>
        <source>The draft was changed elsewhere. Both versions are kept; choose one.</source>
        <translation>Черновик изменён в другом месте. Сохранены обе версии; выберите одну.</translation>
    </message>
    <message>
        <source>A colleague changed this note meanwhile. Look at the new text and make your change again.</source>
        <translation>Коллега тем временем изменил эту заметку. Посмотрите новый текст и внесите правку снова.</translation>
    </message>
    <message>
        <source>A colleague changed this field meanwhile. Look at the new value and decide again.</source>
        <translation>Коллега тем временем изменил это поле. Посмотрите новое значение и решите снова.</translation>
    </message>
    <message>
        <source>The case was changed meanwhile. Look at it and decide again.</source>
        <translation>Обращение тем временем изменилось. Посмотрите и решите снова.</translation>
    </message>
    <message>
        <source>The reply has moved on meanwhile, so this was too late. Its present state stands in the outbox.</source>
        <translation>Ответ уже ушёл дальше, поэтому действие опоздало. Его состояние видно в исходящих.</translation>
    </message>
    <message>
        <source>The text was changed after you had looked at it. Read it again before you decide.</source>
        <translation>Текст изменился после того, как вы его видели. Прочитайте снова, прежде чем решать.</translation>
    </message>
    <message>
        <source>Another reply to this case is on its way, or this one was sent already. Look in the outbox.</source>
        <translation>Другой ответ на это обращение уже в пути или этот уже отправлен. Загляните в исходящие.</translation>
    </message>
    <message>
        <source>The server has seen another command under the same number, so this one was not applied. Do it once more.</source>
        <translation>Сервер уже видел другую команду с этим номером, поэтому эта не выполнена. Повторите действие.</translation>
    </message>
    <message>
        <source>The command was not complete, so it was not applied. Do it once more.</source>
        <translation>Команда была неполной и не выполнена. Повторите действие.</translation>
    </message>
    <message>
        <source>Something in the command was not readable, so it was not applied. Do it once more.</source>
        <translation>Часть команды не прочиталась, и она не выполнена. Повторите действие.</translation>
    </message>
    <message>
        <source>This already exists. Nothing was changed.</source>
        <translation>Такое уже есть. Ничего не изменено.</translation>
    </message>
    <message>
        <source>A colleague holds this claim; only they or a lead can end it.</source>
        <translation>Этому человеку отвечает коллега; отпустить его может только он или руководитель.</translation>
    </message>
    <message>
        <source>A reason is needed. Write in a few words why.</source>
        <translation>Нужно объяснение. Напишите в нескольких словах, почему.</translation>
    </message>
    <message>
        <source>A comment is needed. Write in a few words what should change.</source>
        <translation>Нужен комментарий. Напишите в нескольких словах, что исправить.</translation>
    </message>
    <message>
        <source>There is no text. Write something first.</source>
        <translation>Текста нет. Сначала напишите что-нибудь.</translation>
    </message>
    <message>
        <source>The text has more than 20,000 characters. Make it shorter.</source>
        <translation>В тексте больше 20 000 символов. Сократите его.</translation>
    </message>
    <message>
        <source>The reply is longer than the network takes. Make it shorter, or send it in parts.</source>
        <translation>Ответ длиннее, чем принимает сеть. Сократите его или отправьте частями.</translation>
    </message>
    <message>
        <source>Personal data must not go out in public. Take it out, or answer privately.</source>
        <translation>Личные данные нельзя публиковать открыто. Уберите их или ответьте лично.</translation>
    </message>
    <message>
        <source>This network does not take such a reply here. Answer there by hand and mark it as sent.</source>
        <translation>Эта сеть не принимает здесь такой ответ. Ответьте там вручную и отметьте как отправленное.</translation>
    </message>
    <message>
        <source>The case now belongs to another person, so nothing was changed. Open it again.</source>
        <translation>Обращение теперь относится к другому человеку, поэтому ничего не изменено. Откройте его снова.</translation>
    </message>
    <message>
        <source>This customer was erased at their own wish. Nothing about them is kept, and this was not carried out.</source>
        <translation>Данные этого клиента удалены по его желанию. О нём ничего не хранится, и это действие не выполнено.</translation>
    </message>
    <message>
        <source>This case is not on this computer. It may have been removed.</source>
        <translation>Этого обращения нет на компьютере. Возможно, оно удалено.</translation>
    </message>
    <message>
        <source>This person is not on this computer. They may have been removed.</source>
        <translation>Этого человека нет на компьютере. Возможно, запись удалена.</translation>
    </message>
    <message>
        <source>The network no longer accepts our sign-in. An administrator connects the source again; nothing was published.</source>
        <translation>Сеть больше не принимает наш вход. Администратору нужно подключить источник заново; ничего не опубликовано.</translation>
    </message>
    <message>
        <source>The network refused. Nothing was published; see the reason there, change the reply, or post it by hand.</source>
        <translation>Сеть отказала. Ничего не опубликовано; посмотрите причину там, измените ответ или опубликуйте вручную.</translation>
    </message>
    <message>
        <source>The network cannot be reached. It is tried again by itself.</source>
        <translation>Сеть недоступна. Попытка повторится сама.</translation>
    </message>
    <message>
        <source>The network did not answer in time.</source>
        <translation>Сеть не ответила вовремя.</translation>
    </message>
    <message>
        <source>The network has a fault of its own. It is tried again by itself.</source>
        <translation>В сети сбой. Попытка повторится сама.</translation>
    </message>
    <message>
        <source>The message that was answered is no longer there. Nothing was published.</source>
        <translation>Сообщения, на которое вы отвечали, больше нет. Ничего не опубликовано.</translation>
    </message>
    <message>
        <source>The network asks us to slow down. It is tried again by itself a little later.</source>
        <translation>Сеть просит не спешить. Попытка повторится сама чуть позже.</translation>
    </message>
    <message>
        <source>There is no Mastodon at this address. Check the address of the instance.</source>
        <translation>По этому адресу нет Mastodon. Проверьте адрес сервера.</translation>
    </message>
    <message>
        <source>This is not a web address. It should look like https://social.example</source>
        <translation>Это не веб-адрес. Он должен выглядеть так: https://social.example</translation>
    </message>
    <message>
        <source>No answer came, so it is not known whether the reply stands in the network. Look there, then say what you saw: it is never sent twice by itself.</source>
        <translation>Ответа от сети не было, поэтому неизвестно, опубликован ли ответ. Посмотрите там и скажите, что увидели: сам он второй раз не уйдёт.</translation>
    </message>
    <message>
        <source>This source is not connected. Post the reply there by hand, or ask an administrator to connect it.</source>
        <translation>Этот источник не подключён. Опубликуйте ответ там вручную или попросите администратора подключить его.</translation>
    </message>
    <message>
        <source>The data was written by a newer Otklik. Install that version; nothing was changed.</source>
        <translation>Данные записаны более новым «Откликом». Установите ту версию; ничего не изменено.</translation>
    </message>
    <message>
        <source>The data on this computer is damaged. It was put aside and is fetched again; what had not been sent was saved where it could be read.</source>
        <translation>Данные на этом компьютере повреждены. Они отложены и загружаются заново; неотправленное спасено там, где его удалось прочитать.</translation>
    </message>
    <message>
        <source>The data cannot be written: the disk or the folder is read-only. Make it writable and start Otklik again.</source>
        <translation>Данные нельзя записать: диск или папка только для чтения. Разрешите запись и запустите «Отклик» снова.</translation>
    </message>
    <message>
        <source>The data cannot be opened. Check that the folder exists and belongs to you, then start Otklik again.</source>
        <translation>Данные не открываются. Проверьте, что папка есть и принадлежит вам, и запустите «Отклик» снова.</translation>
    </message>
    <message>
        <source>Another program holds the data. It is tried again by itself.</source>
        <translation>Данные заняты другой программой. Попытка повторится сама.</translation>
    </message>
    <message>
        <source>The disk failed while reading or writing. Check the disk; your text is still on the screen.</source>
        <translation>Диск отказал при чтении или записи. Проверьте диск; ваш текст остался на экране.</translation>
    </message>
    <message>
        <source>The data could not be read or written. Try again; tell your administrator if it stays.</source>
        <translation>Данные не удалось прочитать или записать. Попробуйте снова; если не поможет, сообщите администратору.</translation>
    </message>
    <message>
        <source>This does not fit what is stored, so nothing was changed. Tell your administrator.</source>
        <translation>Это не сходится с тем, что хранится, поэтому ничего не изменено. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again; what you typed is still on the screen.</source>
        <translation>Диск заполнен. Освободите место и попробуйте снова; набранное осталось на экране.</translation>
    </message>
    <message>
        <source>Otklik already runs with this data. Use the window that is open.</source>
        <translation>«Отклик» с этими данными уже запущен. Работайте в открытом окне.</translation>
    </message>
    <message>
        <source>Otklik is closing; this was not done.</source>
        <translation>«Отклик» закрывается; это не выполнено.</translation>
    </message>
    <message>
        <source>The data on this computer belongs to another user. Sign in as that user, or start with a fresh folder.</source>
        <translation>Данные на этом компьютере принадлежат другому пользователю. Войдите под ним или начните с чистой папки.</translation>
    </message>
    <message>
        <source>That did not work just now. Try again in a moment.</source>
        <translation>Сейчас не получилось. Попробуйте чуть позже.</translation>
    </message>
    <message>
        <source>Somebody changed this in the meantime. Look at the new state and decide again.</source>
        <translation>Это тем временем изменилось. Посмотрите на новое состояние и решите снова.</translation>
    </message>
    <message>
        <source>This could not be accepted as it is. Correct it and send it again.</source>
        <translation>В таком виде это не принято. Исправьте и отправьте снова.</translation>
    </message>
    <message>
        <source>This is not possible here.</source>
        <translation>Здесь это невозможно.</translation>
    </message>
    <message>
        <source>Stored data could not be read. Tell your administrator; nothing was overwritten.</source>
        <translation>Сохранённые данные не читаются. Сообщите администратору; ничего не перезаписано.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a general sentence, then the code of the error</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The server&apos;s changes went backwards, and were not taken. Tell your administrator; your work goes on from what is here.</source>
        <translation>Изменения на сервере пошли назад и не приняты. Сообщите администратору; работать можно с тем, что уже есть.</translation>
    </message>
    <message>
        <source>The address leads on to another one, which is not followed. Type the server&apos;s own address.</source>
        <translation>Этот адрес ведёт на другой, переход не сделан. Введите адрес самого сервера.</translation>
    </message>
    <message>
        <source>This address is not secure (http): the password would be readable on the way. Use an address that begins with https.</source>
        <translation>Адрес небезопасен (http): пароль по дороге можно прочитать. Возьмите адрес, который начинается с https.</translation>
    </message>
    <message>
        <source>The program otklik-server is missing beside otklik. Install Otklik again; your data is untouched.</source>
        <translation>Рядом с otklik нет программы otklik-server. Установите «Отклик» заново; ваши данные не тронуты.</translation>
    </message>
    <message>
        <source>The server on this computer did not start as it should. Try again; server.log in the data folder says more.</source>
        <translation>Сервер на этом компьютере не запустился как надо. Попробуйте снова; подробности — в server.log в папке данных.</translation>
    </message>
    <message>
        <source>Another program uses the server&apos;s port. Close it, then try again; your data is untouched.</source>
        <translation>Порт сервера занят другой программой. Закройте её и попробуйте снова; ваши данные не тронуты.</translation>
    </message>
    <message>
        <source>Another Otklik server already works with this data. Close it, then try again.</source>
        <translation>С этими данными уже работает другой сервер «Отклика». Закройте его и попробуйте снова.</translation>
    </message>
    <message>
        <source>The server on this computer was not started by this desktop. Quit Otklik and start it again.</source>
        <translation>Сервер на этом компьютере запущен не этой программой. Закройте «Отклик» и запустите снова.</translation>
    </message>
    <message>
        <source>The server sent a row that cannot be right, and it was not taken. Tell your administrator.</source>
        <translation>Сервер прислал запись, которой быть не может; она не принята. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The server sent more at once than was asked for, and it was not taken. Tell your administrator.</source>
        <translation>Сервер прислал за раз больше, чем его просили; ничего не принято. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The server&apos;s changes leapt ahead beyond reason, and were not taken. Tell your administrator; your work goes on from what is here.</source>
        <translation>Номера изменений на сервере невероятно скакнули вперёд; изменения не приняты. Сообщите администратору, а работа продолжается с тем, что есть здесь.</translation>
    </message>
    <message>
        <source>The server wants to take away unusually much. Nothing more is taken until you decide on the Sync page.</source>
        <translation>Сервер хочет убрать необычно много. До вашего решения на странице «Связь» больше ничего не убирается.</translation>
    </message>
    <message>
        <source>The server says again and again that it was restored from a backup. It is not followed any more until you try again; tell your administrator. Your work is kept.</source>
        <translation>Сервер снова и снова сообщает, что восстановлен из резервной копии. Пока вы не попробуете ещё раз, за ним больше не следуем; сообщите администратору. Ваша работа сохранена.</translation>
    </message>
    <message>
        <source>The server wanted to give a text to somebody else than its author, and was not followed. Tell your administrator; your text is as it was.</source>
        <translation>Сервер хотел отдать текст не его автору; этого не сделано. Сообщите администратору, ваш текст остался как был.</translation>
    </message>
    <message>
        <source>The sign-in could not be verified, so it was not accepted. Sign in once more; if that does not help, tell your administrator.</source>
        <translation>Вход не удалось проверить, поэтому он не принят. Войдите ещё раз; если не поможет, сообщите администратору.</translation>
    </message>
    <message>
        <source>This sign-in was used already. Sign in once more.</source>
        <translation>Этот вход уже был использован. Войдите ещё раз.</translation>
    </message>
    <message>
        <source>This account has been deactivated. Ask your administrator.</source>
        <translation>Эта учётная запись отключена. Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>The server does not know you yet. Ask your administrator to add you.</source>
        <translation>Сервер вас пока не знает. Попросите администратора добавить вас.</translation>
    </message>
    <message>
        <source>The sign-in service cannot be reached at the moment. Try again a little later.</source>
        <translation>Служба входа сейчас недоступна. Попробуйте чуть позже.</translation>
    </message>
    <message>
        <source>The sign-in service did not answer as it should, and nothing was entrusted to it. Tell your administrator.</source>
        <translation>Служба входа ответила не так, как должна, и ей ничего не доверили. Сообщите администратору.</translation>
    </message>
    <message>
        <source>You did not agree in the browser. Sign in again whenever you like.</source>
        <translation>Вы не дали согласия в браузере. Войти можно в любой момент.</translation>
    </message>
    <message>
        <source>The sign-in service refused. Tell your administrator.</source>
        <translation>Служба входа отказала. Сообщите администратору.</translation>
    </message>
    <message>
        <source>Signing in was cancelled.</source>
        <translation>Вход отменён.</translation>
    </message>
    <message>
        <source>Nothing came back from the browser. Try again.</source>
        <translation>Из браузера ничего не вернулось. Попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>Your sign-in has ended. Sign in again; nothing is lost.</source>
        <translation>Срок вашего входа истёк. Войдите снова; ничего не потеряно.</translation>
    </message>
    <message>
        <source>This server has no sign-in with the browser. Use your login and password.</source>
        <translation>На этом сервере нет входа через браузер. Введите логин и пароль.</translation>
    </message>
    <message>
        <source>Another program uses the port on which the browser answers. Close it and try again.</source>
        <translation>Порт, на который отвечает браузер, занят другой программой. Закройте её и попробуйте снова.</translation>
    </message>
    <message>
        <source>The server is being restarted. It is tried again by itself.</source>
        <translation>Сервер перезапускается. Попытка повторится сама.</translation>
    </message>
    <message>
        <source>A colleague has published a newer version meanwhile. Yours is kept: compare the two and publish again.</source>
        <translation>Пока вы правили, коллега опубликовал новую версию. Ваша сохранена: сравните обе и опубликуйте ещё раз.</translation>
    </message>
    <message>
        <source>The document is not in order, and was not published. The version before it stays in use.</source>
        <translation>В документе ошибка, поэтому он не опубликован. Действует прежняя версия.</translation>
    </message>
    <message>
        <source>A colleague has changed this promise meanwhile. Look at it again.</source>
        <translation>Коллега уже изменил это обещание. Посмотрите ещё раз.</translation>
    </message>
    <message>
        <source>This bonus has been decided about meanwhile.</source>
        <translation>По этому бонусу уже принято решение.</translation>
    </message>
    <message>
        <source>This bonus cannot be given here: it is gone, has expired, or is meant for other cases. Choose another one.</source>
        <translation>Этот бонус здесь дать нельзя: он закончился, его срок истёк или он для других случаев. Выберите другой.</translation>
    </message>
    <message>
        <source>This bonus is no longer in the catalogue. Choose another one.</source>
        <translation>Этого бонуса больше нет в каталоге. Выберите другой.</translation>
    </message>
    <message>
        <source>This interest is not on the team&apos;s list. Choose one from the list.</source>
        <translation>Такого интереса нет в списке команды. Выберите из списка.</translation>
    </message>
    <message>
        <source>Name the published rule that was broken.</source>
        <translation>Назовите опубликованное правило, которое нарушено.</translation>
    </message>
    <message>
        <source>The author has to be warned first: once before a removal, twice before a block.</source>
        <translation>Сначала автора нужно предупредить: один раз перед удалением, два — перед блокировкой.</translation>
    </message>
    <message>
        <source>A colleague has done this about the message already.</source>
        <translation>Коллега уже сделал это с этим сообщением.</translation>
    </message>
    <message>
        <source>A colleague has decided about this meanwhile. Look at it again.</source>
        <translation>Коллега уже принял решение. Посмотрите ещё раз.</translation>
    </message>
    <message>
        <source>The file cannot be read. Check that it is there and that you may open it.</source>
        <translation>Файл не читается. Проверьте, что он на месте и что вам можно его открыть.</translation>
    </message>
    <message>
        <source>The file is longer than a team document can be: 200,000 characters.</source>
        <translation>Файл длиннее, чем может быть документ команды: 200 000 знаков.</translation>
    </message>
    <message>
        <source>The file is no text in UTF-8. Save it as UTF-8 and try again.</source>
        <translation>Это не текст в UTF-8. Сохраните файл в UTF-8 и попробуйте снова.</translation>
    </message>
    <message>
        <source>The file cannot be written there. Choose another folder.</source>
        <translation>Сюда файл не записать. Выберите другую папку.</translation>
    </message>
    <message>
        <source>A placeholder such as {{order}} has not been filled in. Fill it in and send the reply again.</source>
        <translation>Не заполнена подстановка вроде {{order}}. Заполните её и отправьте ответ ещё раз.</translation>
    </message>
    <message>
        <source>One of the pictures cannot be attached. Remove it and add it again; the text is kept.</source>
        <translation>Одну из картинок не удалось приложить. Уберите её и приложите снова; текст сохранён.</translation>
    </message>
    <message>
        <source>The picture is too large. Make it smaller and add it again.</source>
        <translation>Картинка слишком велика. Уменьшите её и приложите снова.</translation>
    </message>
    <message>
        <source>The network does not take so many pictures. Remove some and send the reply again.</source>
        <translation>Столько картинок сеть не принимает. Уберите лишние и отправьте ответ снова.</translation>
    </message>
    <message>
        <source>The server did not have one of the pictures. It is handed over again when you send the reply once more.</source>
        <translation>Одной из картинок на сервере не оказалось. Отправьте ответ ещё раз, и она будет передана снова.</translation>
    </message>
    <message>
        <source>The network does not take the picture. Nothing was published; remove the picture or post the reply by hand.</source>
        <translation>Сеть не приняла картинку. Ничего не опубликовано: уберите картинку или отправьте ответ вручную.</translation>
    </message>
    <message>
        <source>A colleague changed this contact meanwhile. Look at the new value and decide again.</source>
        <translation>Коллега тем временем изменил этот контакт. Посмотрите, что там теперь, и решите заново.</translation>
    </message>
    <message>
        <source>This field cannot hold that. Nothing was changed.</source>
        <translation>Такого в этом поле быть не может. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Some of what is known about this customer belongs to teams that you are not in. Ask an administrator.</source>
        <translation>Часть данных об этом клиенте принадлежит командам, в которых вас нет. Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>Somebody else has settled this gap in the meantime. Look at it again.</source>
        <translation>Этот пропуск тем временем закрыл кто-то другой. Посмотрите на него ещё раз.</translation>
    </message>
    <message>
        <source>The team only listens in this channel and does not answer there. A lead can change that on the Channels page.</source>
        <translation>В этом канале команда только слушает и не отвечает. Изменить это может руководитель на странице «Сети».</translation>
    </message>
    <message>
        <source>What cannot be answered cannot be an official channel. Connect it so that answers go out, or let it be listened to only.</source>
        <translation>Канал, в котором нельзя ответить, не может быть официальным. Подключите его так, чтобы ответы уходили, или оставьте только для чтения.</translation>
    </message>
    <message>
        <source>At this address there is not the interface of this network. Check the address; nothing was sent.</source>
        <translation>По этому адресу нет интерфейса этой сети. Проверьте адрес; ничего не отправлено.</translation>
    </message>
    <message>
        <source>The network has no way to do that. Do it by hand in the network itself.</source>
        <translation>Сеть такого не умеет. Сделайте это вручную в самой сети.</translation>
    </message>
    <message>
        <source>The key of this account does not allow that. An administrator can give it the right in the network and connect it anew.</source>
        <translation>Ключ этого аккаунта такого не разрешает. Администратор может добавить право в самой сети и подключить аккаунт заново.</translation>
    </message>
    <message>
        <source>Nobody but a person can see whether it stands there. Look in the network, then say what you saw.</source>
        <translation>Появился ли ответ, может увидеть только человек. Посмотрите в сети и скажите, что увидели.</translation>
    </message>
    <message>
        <source>The network takes an answer for a limited time only, and that is over. Write another way, or wait until the customer writes again.</source>
        <translation>Сеть принимает ответ только ограниченное время, и оно истекло. Напишите другим способом или дождитесь нового сообщения клиента.</translation>
    </message>
    <message>
        <source>Comments are closed there: nobody can answer in this place. Answer privately, or on your own page with a link.</source>
        <translation>Комментарии там закрыты: ответить на этом месте не может никто. Ответьте лично или на своей странице со ссылкой.</translation>
    </message>
    <message>
        <source>The person takes no private messages from you. Ask in public to be written to.</source>
        <translation>Человек не принимает от вас личные сообщения. Попросите публично, чтобы он написал вам сам.</translation>
    </message>
    <message>
        <source>The network takes the same words only once. Change the text and send it again.</source>
        <translation>Одни и те же слова сеть принимает только один раз. Измените текст и отправьте снова.</translation>
    </message>
    <message>
        <source>The network wants to see a person first. Open it in the browser, answer there, then say where the reply stands.</source>
        <translation>Сеть хочет сначала убедиться, что вы человек. Откройте её в браузере, ответьте там и укажите, где стоит ответ.</translation>
    </message>
    <message>
        <source>What this was to follow did not go out. Look at that one first, then send this again.</source>
        <translation>То, за чем это должно было выйти, не вышло. Сначала разберитесь с тем ответом, потом отправьте этот снова.</translation>
    </message>
    <message>
        <source>On its way there the password could be read by others. Choose TLS or STARTTLS in the settings of the account.</source>
        <translation>На пути туда пароль могли бы прочитать посторонние. Выберите в настройках аккаунта TLS или STARTTLS.</translation>
    </message>
    <message>
        <source>The mailbox has no folder of that name. Check the names of the folders in the settings of the account.</source>
        <translation>В почтовом ящике нет папки с таким именем. Проверьте имена папок в настройках аккаунта.</translation>
    </message>
    <message>
        <source>A program wrote this letter, and nobody would read an answer. Nothing was sent.</source>
        <translation>Это письмо написала программа, и ответа никто не прочитает. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>The letter was sent, but did not reach the person: it came back. Look for another address, or answer another way.</source>
        <translation>Письмо отправлено, но до человека не дошло: оно вернулось. Поищите другой адрес или ответьте иначе.</translation>
    </message>
    <message>
        <source>Another program reads the news of this account, and each is given only once. Stop that program; what it took has to be looked for by hand.</source>
        <translation>Новости этого аккаунта читает другая программа, а каждая выдаётся только один раз. Остановите ту программу; то, что она забрала, придётся искать вручную.</translation>
    </message>
    <message>
        <source>With pictures the network takes a shorter text only. Shorten it, or send the pictures separately; nothing was published.</source>
        <translation>С картинками сеть принимает только более короткий текст. Сократите его или отправьте картинки отдельно; ничего не опубликовано.</translation>
    </message>
    <message>
        <source>The key file of the networks&apos; passwords (otklik.key in the data folder) is missing. Put it back, then try again; nothing was changed.</source>
        <translation>Нет файла ключа к паролям сетей (otklik.key в папке данных). Верните его на место и попробуйте ещё раз; ничего не изменено.</translation>
    </message>
    <message>
        <source>The key file of the networks&apos; passwords (otklik.key in the data folder) belongs to other data. Put the right one there, then try again; nothing was changed.</source>
        <translation>Файл ключа к паролям сетей (otklik.key в папке данных) — от других данных. Положите туда нужный и попробуйте ещё раз; ничего не изменено.</translation>
    </message>
    <message>
        <source>The key file of the networks&apos; passwords (otklik.key in the data folder) cannot be read. Put the right one there, then try again; nothing was changed.</source>
        <translation>Не удаётся прочитать файл ключа к паролям сетей (otklik.key в папке данных). Положите туда нужный и попробуйте ещё раз; ничего не изменено.</translation>
    </message>
    <message>
        <source>A password of a network in the data is damaged. Connect that network again, or put the newest backup in place of the data.</source>
        <translation>Пароль одной из сетей в данных повреждён. Подключите эту сеть заново или замените данные последней резервной копией.</translation>
    </message>
    <message>
        <source>Open the bot in the network, send it the word /otklik_test, and try again.</source>
        <translation>Откройте бота в сети, отправьте ему слово /otklik_test и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>It is too large to be shown here. Look at it in the network itself.</source>
        <translation>Слишком большой файл, здесь его не показать. Посмотрите его в самой сети.</translation>
    </message>
    <message>
        <source>The page or account itself is no longer there, or its address has changed. An administrator can look and connect it anew.</source>
        <translation>Самой страницы или учётной записи больше нет, либо изменился её адрес. Администратор может проверить и подключить её заново.</translation>
    </message>
    <message>
        <source>Other pictures are being fetched. Open the conversation again in a moment.</source>
        <translation>Сейчас загружаются другие картинки. Откройте разговор ещё раз чуть позже.</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Full name</source>
        <translation>Имя целиком</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>Patronymic</source>
        <translation>Отчество</translation>
    </message>
    <message>
        <source>Number that never changes</source>
        <translation>Номер, который не меняется</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Номер клиента</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Дата рождения</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Часовой пояс</translation>
    </message>
    <message>
        <source>Link to the record</source>
        <translation>Ссылка на запись</translation>
    </message>
    <message>
        <source>Profile in a network</source>
        <translation>Профиль в сети</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>When it was changed</source>
        <translation>Когда изменено</translation>
    </message>
    <message>
        <source>Order: number that never changes</source>
        <translation>Заказ: номер, который не меняется</translation>
    </message>
    <message>
        <source>Order: number</source>
        <translation>Заказ: номер</translation>
    </message>
    <message>
        <source>Order: what was ordered</source>
        <translation>Заказ: что заказано</translation>
    </message>
    <message>
        <source>Order: state</source>
        <translation>Заказ: состояние</translation>
    </message>
    <message>
        <source>Order: amount</source>
        <translation>Заказ: сумма</translation>
    </message>
    <message>
        <source>Order: currency</source>
        <translation>Заказ: валюта</translation>
    </message>
    <message>
        <source>Order: date</source>
        <translation>Заказ: дата</translation>
    </message>
    <message>
        <source>Kept under its own name</source>
        <translation>Сохранить под своим именем</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Не читать</translation>
    </message>
    <message>
        <source>%1: it breaks off</source>
        <translation>%1: обрывается</translation>
    </message>
    <message>
        <source>%1: it holds nothing</source>
        <translation>%1: пусто</translation>
    </message>
    <message>
        <source>%1: this person was erased on their wish, and stays so</source>
        <translation>%1: этого человека стёрли по его желанию, так и останется</translation>
    </message>
    <message>
        <source>%1: the card has no END</source>
        <translation>%1: у карточки нет END</translation>
    </message>
    <message>
        <source>%1: a group or a thing, no person</source>
        <translation>%1: группа или вещь, а не человек</translation>
    </message>
    <message>
        <source>%1: the server was asked for it and did not send it</source>
        <translation>%1: сервер просили, но он не прислал</translation>
    </message>
    <message>
        <source>%1: it is no JSON object</source>
        <translation>%1: это не объект JSON</translation>
    </message>
    <message>
        <source>%1: said to be as it was, but it is not here; it is read anew the next time</source>
        <translation>%1: сказано, что всё по-прежнему, но здесь этого нет; в следующий раз прочитается заново</translation>
    </message>
    <message>
        <source>%1: it is no JSON</source>
        <translation>%1: это не JSON</translation>
    </message>
    <message>
        <source>%1: its letters cannot be read</source>
        <translation>%1: буквы не читаются</translation>
    </message>
    <message>
        <source>%1: it stands outside of any card</source>
        <translation>%1: стоит вне карточек</translation>
    </message>
    <message>
        <source>%1: it is too long</source>
        <translation>%1: слишком длинно</translation>
    </message>
    <message>
        <source>%1: the same customer stands there before; the first one counts</source>
        <translation>%1: этот клиент уже был выше; считается первый</translation>
    </message>
    <message>
        <source>%1: it has fewer columns than the first line</source>
        <translation>%1: столбцов меньше, чем в первой строке</translation>
    </message>
    <message>
        <source>%1: it has more columns than the first line</source>
        <translation>%1: столбцов больше, чем в первой строке</translation>
    </message>
    <message>
        <source>%1: a quote is opened there and never closed</source>
        <translation>%1: кавычка открыта и не закрыта</translation>
    </message>
    <message>
        <source>A picture or a file, not taken</source>
        <translation>Картинка или файл, не взяты</translation>
    </message>
    <message>
        <source>A card inside of the card, not taken</source>
        <translation>Карточка внутри карточки, не взята</translation>
    </message>
    <message>
        <source>A number that a spreadsheet has rounded, kept as a further field</source>
        <translation>Номер, округлённый таблицей, сохранён отдельным полем</translation>
    </message>
    <message>
        <source>No number that never changes: told apart by what they hold</source>
        <translation>Нет номера, который не меняется: различаем по содержанию</translation>
    </message>
    <message>
        <source>A line that is no property, not taken</source>
        <translation>Строка, которая не свойство, не взята</translation>
    </message>
    <message>
        <source>A picture that is too large, not taken</source>
        <translation>Слишком большая картинка, не взята</translation>
    </message>
    <message>
        <source>A picture that is no JPEG or PNG, or broken, not taken</source>
        <translation>Картинка не JPEG и не PNG или испорчена, не взята</translation>
    </message>
    <message>
        <source>Never collected, left out: further fields</source>
        <translation>Не собирается никогда, пропущено: другие поля</translation>
    </message>
    <message>
        <source>Never collected, left out: tags of health, religion, politics and the like</source>
        <translation>Не собирается никогда, пропущено: метки о здоровье, религии, политике и подобном</translation>
    </message>
    <message>
        <source>A text that is too long, cut or not taken</source>
        <translation>Слишком длинный текст, обрезан или не взят</translation>
    </message>
    <message>
        <source>More further fields than are kept</source>
        <translation>Других полей больше, чем хранится</translation>
    </message>
    <message>
        <source>More orders than are kept</source>
        <translation>Заказов больше, чем хранится</translation>
    </message>
    <message>
        <source>More values of one field than are kept</source>
        <translation>Значений одного поля больше, чем хранится</translation>
    </message>
    <message>
        <source>This cannot be a name: up to 100 characters, without a slash and without double spaces.</source>
        <translation>Это не годится как название: до 100 знаков, без косой черты и двойных пробелов.</translation>
    </message>
    <message>
        <source>The server does not know what a column was said to be. Update Otklik on both sides.</source>
        <translation>Сервер не знает, чем назван столбец. Обновите «Отклик» с обеих сторон.</translation>
    </message>
    <message>
        <source>The file is no longer there. Choose it again.</source>
        <translation>Файла больше нет. Выберите его снова.</translation>
    </message>
    <message>
        <source>The file cannot be read. See whether another program has it open, and choose it again.</source>
        <translation>Файл не читается. Посмотрите, не открыт ли он в другой программе, и выберите снова.</translation>
    </message>
    <message>
        <source>The file is empty. Export the customers once more and choose it again.</source>
        <translation>Файл пуст. Выгрузите клиентов ещё раз и выберите его снова.</translation>
    </message>
    <message>
        <source>The file is larger than 64 MB. Split it, and import the parts one after the other under the same name.</source>
        <translation>Файл больше 64 МБ. Разделите его и импортируйте части по очереди под одним названием.</translation>
    </message>
    <message>
        <source>The server no longer has the file: it is kept for a day, and until it was imported or somebody was erased. Choose it again.</source>
        <translation>Файла на сервере уже нет: он хранится день — и не дольше, чем до импорта или чьего-либо стирания. Выберите его снова.</translation>
    </message>
    <message>
        <source>The file is written in %1, which the server cannot read. Save it as UTF-8.</source>
        <translation>Файл записан в %1, сервер этого не читает. Сохраните его в UTF-8.</translation>
    </message>
    <message>
        <source>The file holds no rows. Export the customers once more and choose it again.</source>
        <translation>В файле нет строк. Выгрузите клиентов ещё раз и выберите его снова.</translation>
    </message>
    <message>
        <source>The file has no column “%1” any more. Go back and look at the columns again.</source>
        <translation>В файле больше нет столбца «%1». Вернитесь и посмотрите столбцы снова.</translation>
    </message>
    <message>
        <source>No column is said to be one of customers, such as a name or a phone. Go back and say which is which.</source>
        <translation>Ни один столбец не назван клиентским: именем, телефоном. Вернитесь и скажите, что есть что.</translation>
    </message>
    <message>
        <source>A password goes to an https address only, and none stands in the address itself. Correct the address.</source>
        <translation>Пароль уходит только по адресу https, а в самом адресе не пишется. Исправьте адрес.</translation>
    </message>
    <message>
        <source>No password is kept for this address and user. Type it.</source>
        <translation>Для этого адреса и имени пароль не сохранён. Введите его.</translation>
    </message>
    <message>
        <source>Type the address.</source>
        <translation>Введите адрес.</translation>
    </message>
    <message>
        <source>The server there refuses the user or the password (%1). Type both again.</source>
        <translation>Тот сервер не принимает имя или пароль (%1). Введите их снова.</translation>
    </message>
    <message>
        <source>Nothing stands at this address (%1). Check the address.</source>
        <translation>По этому адресу ничего нет (%1). Проверьте адрес.</translation>
    </message>
    <message>
        <source>The server there asks to come later (%1). Import again later: it goes on then.</source>
        <translation>Тот сервер просит зайти позже (%1). Импортируйте позже: продолжится с этого места.</translation>
    </message>
    <message>
        <source>The server there has a fault of its own (%1). Import again later: it goes on then.</source>
        <translation>На том сервере сбой (%1). Импортируйте позже: продолжится с этого места.</translation>
    </message>
    <message>
        <source>The server there does not do what was asked: %1</source>
        <translation>Тот сервер не делает, что просили: %1</translation>
    </message>
    <message>
        <source>An answer of the server there broke off. Import again: it goes on then.</source>
        <translation>Ответ того сервера оборвался. Импортируйте снова: продолжится с этого места.</translation>
    </message>
    <message>
        <source>What answers at this address is something else. Check the address. %1</source>
        <translation>По этому адресу отвечает что-то другое. Проверьте адрес. %1</translation>
    </message>
    <message>
        <source>The server there sends us on to another one (%1), which gets no password. Type that address if it is right.</source>
        <translation>Тот сервер отсылает к другому (%1), а ему пароля не дают. Если адрес верен, введите его сами.</translation>
    </message>
    <message>
        <source>There are several address books. Type the address of one: %1</source>
        <translation>Адресных книг несколько. Введите адрес одной: %1</translation>
    </message>
    <message>
        <source>There is no address book at this address. Check the address.</source>
        <translation>По этому адресу нет адресной книги. Проверьте адрес.</translation>
    </message>
    <message>
        <source>The server there has more records than can be taken. %1</source>
        <translation>На том сервере больше записей, чем можно взять. %1</translation>
    </message>
    <message>
        <source>The server there cannot be reached from the Otklik server. Check the address, or import again later.</source>
        <translation>С сервера «Отклика» до того сервера не добраться. Проверьте адрес или импортируйте позже.</translation>
    </message>
    <message>
        <source>The server there does not answer in time. Import again later: it goes on then.</source>
        <translation>Тот сервер не отвечает вовремя. Импортируйте позже: продолжится с этого места.</translation>
    </message>
    <message>
        <source>An answer of the server there is too large to be right. Check the address.</source>
        <translation>Ответ того сервера слишком велик, чтобы быть верным. Проверьте адрес.</translation>
    </message>
    <message>
        <source>This is no address of a server. It begins with https.</source>
        <translation>Это не адрес сервера. Он начинается с https.</translation>
    </message>
    <message>
        <source>Stopped. What was stored by then stays; the same import goes on from there.</source>
        <translation>Остановлено. Сохранённое к этому времени останется; тот же импорт продолжит с этого места.</translation>
    </message>
    <message>
        <source>The server was stopped meanwhile. What was stored by then stays; import again, and it goes on from there.</source>
        <translation>Сервер тем временем остановили. Сохранённое останется; импортируйте снова — продолжится с этого места.</translation>
    </message>
    <message>
        <source>Your import before is still under way. Wait for it, or stop it.</source>
        <translation>Ваш прошлый импорт ещё идёт. Дождитесь его или остановите.</translation>
    </message>
    <message>
        <source>The import was not finished within a day and is forgotten. Begin it again.</source>
        <translation>Импорт не закончили за день, он забыт. Начните снова.</translation>
    </message>
    <message>
        <source>The server has no room for the file. Tell your administrator.</source>
        <translation>На сервере нет места для файла. Скажите администратору.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Address book (CardDAV)</source>
        <translation>Адресная книга (CardDAV)</translation>
    </message>
    <message>
        <source>Tryton</source>
        <translation>Tryton</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Новый клиент</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменение</translation>
    </message>
    <message>
        <source>No change</source>
        <translation>Без изменений</translation>
    </message>
    <message>
        <source>Gone customer</source>
        <translation>Пропал там</translation>
    </message>
    <message>
        <source>Refused row</source>
        <translation>Не принято</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Строка %1</translation>
    </message>
    <message>
        <source>Never collected, left out: “%1”</source>
        <translation>Не собирается никогда, пропущено: «%1»</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Заказ %1</translation>
    </message>
    <message>
        <source>Likely the same person as %1 (%2 %)</source>
        <translation>Вероятно, тот же человек: %1 (%2 %)</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>новых %1</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>изменённых %1</translation>
    </message>
    <message>
        <source>%1 unchanged</source>
        <translation>прежних %1</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>не принято %1</translation>
    </message>
    <message>
        <source>%1 gone there</source>
        <translation>пропало там %1</translation>
    </message>
    <message>
        <source>not ended</source>
        <translation>не окончен</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>остановлен</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Останавливаем…</translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>Ждём сервер…</translation>
    </message>
    <message>
        <source>Looking at what is there…</source>
        <translation>Смотрим, что там есть…</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln records)</source>
        <translation>
            <numerusform>%1 (%Ln запись)</numerusform>
            <numerusform>%1 (%Ln записи)</numerusform>
            <numerusform>%1 (%Ln записей)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln запись</numerusform>
            <numerusform>%Ln записи</numerusform>
            <numerusform>%Ln записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the new ones are likely people who are known already. Nobody is linked by the import: it is proposed under “Same person?”, and colleagues decide.</source>
        <translation>
            <numerusform>%Ln из новых — вероятно, уже известный человек. Импорт никого не связывает: предложения появятся на странице «Кто есть кто», решают коллеги.</numerusform>
            <numerusform>%Ln из новых — вероятно, уже известные люди. Импорт никого не связывает: предложения появятся на странице «Кто есть кто», решают коллеги.</numerusform>
            <numerusform>%Ln из новых — вероятно, уже известные люди. Импорт никого не связывает: предложения появятся на странице «Кто есть кто», решают коллеги.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers of this base were not told of this time. They stay as they are; if the file holds all customers, say so, and they are marked as gone there.</source>
        <translation>
            <numerusform>О %Ln клиенте этой базы на этот раз ничего не сказано. Он останется как есть; если в файле все клиенты, скажите об этом — и он будет помечен как пропавший там.</numerusform>
            <numerusform>О %Ln клиентах этой базы на этот раз ничего не сказано. Они останутся как есть; если в файле все клиенты, скажите об этом — и они будут помечены как пропавшие там.</numerusform>
            <numerusform>О %Ln клиентах этой базы на этот раз ничего не сказано. Они останутся как есть; если в файле все клиенты, скажите об этом — и они будут помечены как пропавшие там.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trying out: %Ln records read so far. Nothing is stored.</source>
        <translation>
            <numerusform>Проверяем: прочитана %Ln запись. Ничего не сохраняется.</numerusform>
            <numerusform>Проверяем: прочитаны %Ln записи. Ничего не сохраняется.</numerusform>
            <numerusform>Проверяем: прочитано %Ln записей. Ничего не сохраняется.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Importing: %Ln records so far.</source>
        <translation>
            <numerusform>Импортируем: пока %Ln запись.</numerusform>
            <numerusform>Импортируем: пока %Ln записи.</numerusform>
            <numerusform>Импортируем: пока %Ln записей.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanguageNames</name>
    <message>
        <source>Russian</source>
        <translation>Русский</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Английский</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Украинский</translation>
    </message>
    <message>
        <source>Belarusian</source>
        <translation>Белорусский</translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation>Казахский</translation>
    </message>
    <message>
        <source>Tatar</source>
        <translation>Татарский</translation>
    </message>
    <message>
        <source>Bashkir</source>
        <translation>Башкирский</translation>
    </message>
    <message>
        <source>Uzbek</source>
        <translation>Узбекский</translation>
    </message>
    <message>
        <source>Kyrgyz</source>
        <translation>Киргизский</translation>
    </message>
    <message>
        <source>Tajik</source>
        <translation>Таджикский</translation>
    </message>
    <message>
        <source>Armenian</source>
        <translation>Армянский</translation>
    </message>
    <message>
        <source>Azerbaijani</source>
        <translation>Азербайджанский</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>Грузинский</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Немецкий</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Французский</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Испанский</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Итальянский</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Португальский</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Польский</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>Чешский</translation>
    </message>
    <message>
        <source>Serbian</source>
        <translation>Сербский</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>Болгарский</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Турецкий</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Китайский</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Японский</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Корейский</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Арабский</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Иврит</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>Финский</translation>
    </message>
    <message>
        <source>Estonian</source>
        <translation>Эстонский</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>Латышский</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>Литовский</translation>
    </message>
</context>
<context>
    <name>LinkText</name>
    <message>
        <source>over %1 %</source>
        <translation>больше %1&#xa0;%</translation>
    </message>
    <message>
        <source>below %1 %</source>
        <translation>меньше %1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>almost certain</source>
        <translation>почти наверняка</translation>
    </message>
    <message>
        <source>very likely</source>
        <translation>весьма вероятно</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>вероятно</translation>
    </message>
    <message>
        <source>more likely than not</source>
        <translation>скорее да, чем нет</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>сомнительно</translation>
    </message>
    <message>
        <source>Nameless account</source>
        <translation>Аккаунт без имени</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>an account in a network</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 и %2</translation>
    </message>
    <message>
        <source>open</source>
        <translation>не решено</translation>
    </message>
    <message>
        <source>same person</source>
        <translation>один человек</translation>
    </message>
    <message>
        <source>not the same</source>
        <translation>разные люди</translation>
    </message>
    <message>
        <source>linked automatically</source>
        <translation>связано само</translation>
    </message>
    <message>
        <source>outdated</source>
        <translation>устарело</translation>
    </message>
    <message>
        <source>Linked by a colleague</source>
        <translation>Связано коллегой</translation>
    </message>
    <message>
        <source>Linked by %1</source>
        <translation>Связано: %1</translation>
    </message>
    <message>
        <source>Refused by a colleague</source>
        <translation>Отклонено коллегой</translation>
    </message>
    <message>
        <source>Refused by %1</source>
        <translation>Отклонено: %1</translation>
    </message>
    <message>
        <source>Linked automatically</source>
        <translation>Связано автоматически</translation>
    </message>
    <message>
        <source>Linked automatically: %1</source>
        <translation>Связано автоматически: %1</translation>
    </message>
    <message>
        <source>Same person: %1</source>
        <translation>Один человек: %1</translation>
    </message>
    <message>
        <source>Not the same: %1</source>
        <translation>Разные люди: %1</translation>
    </message>
    <message>
        <source>Open again: %1</source>
        <translation>Снова под вопросом: %1</translation>
    </message>
    <message>
        <source>1 in %1</source>
        <translation>1 из %1</translation>
    </message>
    <message>
        <source>changes next to nothing</source>
        <translation>почти ничего не меняет</translation>
    </message>
    <message>
        <source>makes it %1 times as likely</source>
        <translation>вероятнее в %1 раз</translation>
    </message>
    <message>
        <source>makes it %1 times less likely</source>
        <translation>вероятность меньше в %1 раз</translation>
    </message>
</context>
<context>
    <name>MatrixProblemText</name>
    <message>
        <source>any answers</source>
        <translation>любые ответы</translation>
    </message>
    <message>
        <source>No row fits: %1</source>
        <translation>Не подходит ни одна строка: %1</translation>
    </message>
    <message>
        <source>Rows %1 both fit: %2</source>
        <translation>Строки %1 подходят одновременно: %2</translation>
    </message>
    <message>
        <source>Row %1 never fits: a condition has no answer</source>
        <translation>Строка %1 не подойдёт никогда: в условии нет ни одного ответа</translation>
    </message>
    <message>
        <source>Row %1 is never reached: all it would fit is taken above, by %2</source>
        <translation>До строки %1 дело не дойдёт: всё, что ей подходит, забирают выше строки %2</translation>
    </message>
    <message>
        <source>The check gave up: too many rows lie across one another. Let rows exclude each other.</source>
        <translation>Проверить не удалось: слишком много строк пересекается. Сделайте так, чтобы строки исключали друг друга.</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>русский</translation>
    </message>
    <message>
        <source>English</source>
        <translation>английский</translation>
    </message>
    <message>
        <source>Row %1 has no tactic in this language: %2</source>
        <translation>В строке %1 нет тактики, язык: %2</translation>
    </message>
    <message>
        <source>Answer %1 of “%2” has no text in this language: %3</source>
        <translation>У ответа %1 на вопрос «%2» нет текста, язык: %3</translation>
    </message>
    <message>
        <source>Question %1 has no text in this language: %2</source>
        <translation>У вопроса %1 нет текста, язык: %2</translation>
    </message>
    <message>
        <source>The question “%1” has no answers</source>
        <translation>У вопроса «%1» нет ответов</translation>
    </message>
    <message>
        <source>There are no rows</source>
        <translation>Нет ни одной строки</translation>
    </message>
    <message>
        <source>There are no questions</source>
        <translation>Нет ни одного вопроса</translation>
    </message>
    <message>
        <source>The matrix is too long to be published: shorten the tactics</source>
        <translation>Матрица слишком длинная для публикации: сократите тактики</translation>
    </message>
</context>
<context>
    <name>ModerationText</name>
    <message>
        <source>Warning</source>
        <translation>Предупреждение</translation>
    </message>
    <message>
        <source>Removal</source>
        <translation>Удаление</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Блокировка</translation>
    </message>
    <message>
        <source>Warn the author</source>
        <translation>Предупредить автора</translation>
    </message>
    <message>
        <source>Remove with notice</source>
        <translation>Удалить с уведомлением</translation>
    </message>
    <message>
        <source>Block the author</source>
        <translation>Заблокировать автора</translation>
    </message>
    <message>
        <source>The block waits for a lead: %1</source>
        <extracomment>the title of a rule</extracomment>
        <translation>Блокировка ждёт руководителя: %1</translation>
    </message>
    <message>
        <source>The removal waits for a lead: %1</source>
        <translation>Удаление ждёт руководителя: %1</translation>
    </message>
    <message>
        <source>To be blocked in the network: do it there, then mark it done</source>
        <translation>Нужно заблокировать в сети: сделайте это там и отметьте здесь</translation>
    </message>
    <message>
        <source>To be removed in the network: do it there, then mark it done</source>
        <translation>Нужно удалить в сети: сделайте это там и отметьте здесь</translation>
    </message>
    <message>
        <source>The warning was taken back: %1</source>
        <translation>Предупреждение отозвано: %1</translation>
    </message>
    <message>
        <source>Warned, %1: %2</source>
        <comment>a date, the title of a rule</comment>
        <translation>Предупреждение, %1: %2</translation>
    </message>
    <message>
        <source>A lead refused the block: %1</source>
        <comment>a reason</comment>
        <translation>Руководитель отказал в блокировке: %1</translation>
    </message>
    <message>
        <source>A lead refused the removal: %1</source>
        <comment>a reason</comment>
        <translation>Руководитель отказал в удалении: %1</translation>
    </message>
    <message>
        <source>The author is blocked: %1</source>
        <comment>the title of a rule</comment>
        <translation>Автор заблокирован: %1</translation>
    </message>
    <message>
        <source>Removed with notice: %1</source>
        <comment>the title of a rule</comment>
        <translation>Удалено с уведомлением: %1</translation>
    </message>
    <message>
        <source>The block was taken back: %1</source>
        <translation>Блокировка отозвана: %1</translation>
    </message>
    <message>
        <source>The removal was taken back: %1</source>
        <translation>Удаление отозвано: %1</translation>
    </message>
    <message>
        <source>%1: not accepted. %2</source>
        <comment>Warning, Removal or Block; a sentence</comment>
        <translation>%1: не принято. %2</translation>
    </message>
    <message>
        <source>%1: on its way to the server</source>
        <comment>Warning, Removal or Block</comment>
        <translation>%1: отправляется на сервер</translation>
    </message>
    <message>
        <source>Nothing is on record about the author.</source>
        <translation>За автором ничего не записано.</translation>
    </message>
    <message>
        <source>On record about the author:</source>
        <translation>За автором записано:</translation>
    </message>
    <message>
        <source>A removal needs one recorded warning first, and there is none.</source>
        <translation>Перед удалением нужно одно записанное предупреждение, а его ещё не было.</translation>
    </message>
    <message>
        <source>A block needs two recorded warnings first, and there is none.</source>
        <translation>Перед блокировкой нужны два записанных предупреждения, а их ещё не было.</translation>
    </message>
    <message>
        <source>A block needs two recorded warnings first, and there is one.</source>
        <translation>Перед блокировкой нужны два записанных предупреждения, а пока есть одно.</translation>
    </message>
    <message>
        <source>The warning is recorded with the message. It counts once the author has been told: put the notice into your reply.</source>
        <translation>Предупреждение записывается вместе с сообщением. Автор должен о нём узнать: вставьте текст в свой ответ.</translation>
    </message>
    <message>
        <source>The message is kept here as evidence. Remove it in the network by hand, then mark it done.</source>
        <translation>Сообщение останется здесь как доказательство. Удалите его в сети вручную и отметьте, что сделано.</translation>
    </message>
    <message>
        <source>A lead has to agree. Then the message is removed in the network by hand, and stays here as evidence.</source>
        <translation>Нужно согласие руководителя. Потом сообщение удаляют в сети вручную, а здесь оно остаётся как доказательство.</translation>
    </message>
    <message>
        <source>Block the author in the network by hand, then mark it done.</source>
        <translation>Заблокируйте автора в сети вручную и отметьте, что сделано.</translation>
    </message>
    <message>
        <source>A lead has to agree. Then the author is blocked in the network by hand.</source>
        <translation>Нужно согласие руководителя. Потом автора блокируют в сети вручную.</translation>
    </message>
    <message>
        <source>%1. The network did not do it: %2</source>
        <comment>two sentences</comment>
        <translation>%1. Сеть этого не сделала: %2</translation>
    </message>
</context>
<context>
    <name>MomentWords</name>
    <message>
        <source>deleted there</source>
        <translation>там удалено</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Обещание</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>до %1</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>Бонус</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Заказ %1</translation>
    </message>
    <message>
        <source>private</source>
        <translation>личное</translation>
    </message>
</context>
<context>
    <name>Networks</name>
    <message>
        <source>Reviews</source>
        <translation>Отзывы</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>Форум</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Вручную</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Customer base</source>
        <translation>Клиентская база</translation>
    </message>
</context>
<context>
    <name>NoteWords</name>
    <message>
        <source>Remark</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Phone call</source>
        <translation>Звонок</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Письмо</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Чат</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Встреча</translation>
    </message>
</context>
<context>
    <name>PendingText</name>
    <message>
        <source>Claim a customer</source>
        <translation>Взять клиента</translation>
    </message>
    <message>
        <source>Release a customer</source>
        <translation>Отпустить клиента</translation>
    </message>
    <message>
        <source>Decision on a case</source>
        <translation>Решение по обращению</translation>
    </message>
    <message>
        <source>Close a case without an answer</source>
        <translation>Закрыть обращение без ответа</translation>
    </message>
    <message>
        <source>Open a case again</source>
        <translation>Открыть обращение снова</translation>
    </message>
    <message>
        <source>Draft of a reply</source>
        <translation>Черновик ответа</translation>
    </message>
    <message>
        <source>Discard a draft</source>
        <translation>Выбросить черновик</translation>
    </message>
    <message>
        <source>Send a reply</source>
        <translation>Отправить ответ</translation>
    </message>
    <message>
        <source>Take a reply back</source>
        <translation>Отозвать ответ</translation>
    </message>
    <message>
        <source>Try a reply again</source>
        <translation>Отправить ответ ещё раз</translation>
    </message>
    <message>
        <source>What became of a reply</source>
        <translation>Что стало с ответом</translation>
    </message>
    <message>
        <source>Approve a reply</source>
        <translation>Одобрить ответ</translation>
    </message>
    <message>
        <source>Return a reply with a comment</source>
        <translation>Вернуть ответ с комментарием</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Новая заметка</translation>
    </message>
    <message>
        <source>Change a note</source>
        <translation>Изменить заметку</translation>
    </message>
    <message>
        <source>Remove a note</source>
        <translation>Убрать заметку</translation>
    </message>
    <message>
        <source>Bring a note back</source>
        <translation>Вернуть заметку</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Новый контакт</translation>
    </message>
    <message>
        <source>Remove a contact</source>
        <translation>Убрать контакт</translation>
    </message>
    <message>
        <source>Bring a contact back</source>
        <translation>Вернуть контакт</translation>
    </message>
    <message>
        <source>Change a customer&apos;s details</source>
        <translation>Изменить данные клиента</translation>
    </message>
    <message>
        <source>Put an account under a customer</source>
        <translation>Добавить клиенту аккаунт</translation>
    </message>
    <message>
        <source>Take an account apart again</source>
        <translation>Отделить аккаунт</translation>
    </message>
    <message numerus="yes">
        <source>Waits for the server, tried %n time(s)</source>
        <translation>
            <numerusform>Ждёт сервера, %n попытка</numerusform>
            <numerusform>Ждёт сервера, %n попытки</numerusform>
            <numerusform>Ждёт сервера, %n попыток</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for the server</source>
        <translation>Ждёт сервера</translation>
    </message>
    <message>
        <source>Tried last %1.</source>
        <translation>Последняя попытка — %1.</translation>
    </message>
    <message>
        <source>Next try %1.</source>
        <translation>Следующая — %1.</translation>
    </message>
    <message>
        <source>Request %1 (name it when you ask your administrator)</source>
        <translation>Запрос %1 (назовите его администратору)</translation>
    </message>
    <message>
        <source>Publish a team document</source>
        <translation>Публикация документа команды</translation>
    </message>
    <message>
        <source>Correct a guess about a message</source>
        <translation>Исправление догадки о сообщении</translation>
    </message>
    <message>
        <source>New promise</source>
        <translation>Новое обещание</translation>
    </message>
    <message>
        <source>Another time for a promise</source>
        <translation>Другой срок обещания</translation>
    </message>
    <message>
        <source>What became of a promise</source>
        <translation>Итог обещания</translation>
    </message>
    <message>
        <source>Give a bonus</source>
        <translation>Выдача бонуса</translation>
    </message>
    <message>
        <source>Decide about a bonus</source>
        <translation>Решение о бонусе</translation>
    </message>
    <message>
        <source>Take a bonus back</source>
        <translation>Отмена бонуса</translation>
    </message>
    <message>
        <source>New interest of a customer</source>
        <translation>Новый интерес клиента</translation>
    </message>
    <message>
        <source>Strike out an interest</source>
        <translation>Вычёркивание интереса</translation>
    </message>
    <message>
        <source>Warning, removal or block</source>
        <translation>Предупреждение, удаление или блокировка</translation>
    </message>
    <message>
        <source>Decide about a removal or block</source>
        <translation>Решение об удалении или блокировке</translation>
    </message>
    <message>
        <source>What became of a removal or block</source>
        <translation>Итог удаления или блокировки</translation>
    </message>
    <message>
        <source>Correct a stage towards loyalty</source>
        <translation>Исправление ступени лояльности</translation>
    </message>
    <message>
        <source>Another picture of a customer</source>
        <translation>Другая фотография клиента</translation>
    </message>
    <message>
        <source>Change a contact</source>
        <translation>Правка контакта</translation>
    </message>
    <message>
        <source>Change a field of a card</source>
        <translation>Правка поля карточки</translation>
    </message>
    <message>
        <source>Consent of a customer</source>
        <translation>Согласие клиента</translation>
    </message>
    <message>
        <source>Correct a consent</source>
        <translation>Исправление согласия</translation>
    </message>
    <message>
        <source>Decide whether two accounts are one person&apos;s</source>
        <translation>Решение, один ли это человек</translation>
    </message>
    <message>
        <source>Note in the journal that a card was opened</source>
        <translation>Запись в журнале: карточку открывали</translation>
    </message>
    <message>
        <source>Change what a channel promises</source>
        <translation>Изменить обещание канала</translation>
    </message>
    <message>
        <source>Acknowledge a gap in what was heard</source>
        <translation>Принять к сведению пропуск в услышанном</translation>
    </message>
    <message>
        <source>A place to look at by hand</source>
        <translation>Место для просмотра вручную</translation>
    </message>
    <message>
        <source>A look at a place by hand</source>
        <translation>Просмотр места вручную</translation>
    </message>
    <message>
        <source>Remove or bring back a place to look at by hand</source>
        <translation>Убрать или вернуть место для просмотра вручную</translation>
    </message>
    <message>
        <source>A message found by hand</source>
        <translation>Сообщение, найденное вручную</translation>
    </message>
    <message>
        <source>Another time for a reply</source>
        <translation>Другое время отправки ответа</translation>
    </message>
</context>
<context>
    <name>PersonForms</name>
    <message>
        <source>A time zone is chosen by its city. Type the largest city of that zone and choose it from the list.</source>
        <translation>Часовой пояс выбирают по городу. Введите крупнейший город этого пояса и выберите его из списка.</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n year(s)</source>
        <translation>
            <numerusform>%1 · %n год</numerusform>
            <numerusform>%1 · %n года</numerusform>
            <numerusform>%1 · %n лет</numerusform>
        </translation>
    </message>
    <message>
        <source>A date of birth is written like %1.</source>
        <translation>Дату рождения пишут так: %1.</translation>
    </message>
</context>
<context>
    <name>PromiseText</name>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>ddd d MMM yyyy</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a day and a time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>сдержано</translation>
    </message>
    <message>
        <source>not a promise</source>
        <translation>не обещание</translation>
    </message>
</context>
<context>
    <name>PublicationText</name>
    <message>
        <source>back with the author</source>
        <translation>у автора</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>на проверке</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>одобрено</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>в очереди</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>отправляется</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>отправлено</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>не отправлено</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>The text is back with its author.</source>
        <translation>Текст снова у автора.</translation>
    </message>
    <message>
        <source>Returned by a lead. Correct the text and send it again.</source>
        <translation>Руководитель вернул. Исправьте текст и отправьте снова.</translation>
    </message>
    <message>
        <source>Returned by %1. Correct the text and send it again.</source>
        <translation>Возвращено, проверяет %1. Исправьте текст и отправьте снова.</translation>
    </message>
    <message>
        <source>A lead looks at this reply. It goes out when it is approved.</source>
        <translation>Ответ смотрит руководитель. Он уйдёт, когда его одобрят.</translation>
    </message>
    <message>
        <source>Approved. It goes out in a moment.</source>
        <translation>Одобрено. Сейчас уйдёт.</translation>
    </message>
    <message>
        <source>Approved by %1. It goes out in a moment.</source>
        <translation>Одобрено (%1). Сейчас уйдёт.</translation>
    </message>
    <message>
        <source>Goes out in a moment. Until then you can take it back.</source>
        <translation>Сейчас уйдёт. До этого его можно отозвать.</translation>
    </message>
    <message>
        <source>Being published…</source>
        <translation>Публикуется…</translation>
    </message>
    <message>
        <source>Published %1.</source>
        <translation>Опубликовано %1.</translation>
    </message>
    <message>
        <source>Nothing is connected there: copy the text, post it in the network, then say where it stands.</source>
        <translation>Там ничего не подключено: скопируйте текст, опубликуйте его в сети и укажите, где он стоит.</translation>
    </message>
    <message>
        <source>Not published. %1</source>
        <translation>Не опубликовано. %1</translation>
    </message>
    <message>
        <source>No answer came, so it may or may not stand there. Look in the network before anything is sent again.</source>
        <translation>Сеть не ответила, поэтому неизвестно, опубликован ли текст. Посмотрите в сети, прежде чем отправлять что-либо снова.</translation>
    </message>
    <message>
        <source>with a moderator</source>
        <translation>у модератора</translation>
    </message>
    <message>
        <source>Goes out %1. Until then you can take it back.</source>
        <translation>Уйдёт %1. До этого его можно отозвать.</translation>
    </message>
    <message>
        <source>The network has it, and a moderator there has not let it out yet. Otklik looks again from time to time.</source>
        <translation>Ответ уже в сети, но модератор там его ещё не выпустил. «Отклик» время от времени проверяет.</translation>
    </message>
    <message>
        <source>A lead looks at this reply. When it is approved, it goes out %1.</source>
        <translation>Ответ смотрит руководитель. После одобрения он уйдёт %1.</translation>
    </message>
</context>
<context>
    <name>QueueText</name>
    <message>
        <source>in review</source>
        <translation>на проверке</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>черновик</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n сообщение</numerusform>
            <numerusform>%n сообщения</numerusform>
            <numerusform>%n сообщений</numerusform>
        </translation>
    </message>
    <message>
        <source>Heat: %1 (%2 of 100)</source>
        <translation>Накал: %1 (%2 из 100)</translation>
    </message>
    <message>
        <source>free</source>
        <translation>свободно</translation>
    </message>
    <message>
        <source>you</source>
        <translation>вы</translation>
    </message>
    <message>
        <source>you, once online</source>
        <translation>вы, когда появится связь</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>отвечает %1</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>отвечено %1</translation>
    </message>
    <message>
        <source>closed %1</source>
        <translation>закрыто %1</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>спокойно</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>тепло</translation>
    </message>
    <message>
        <source>heated</source>
        <translation>горячо</translation>
    </message>
    <message>
        <source>hot</source>
        <translation>очень горячо</translation>
    </message>
    <message>
        <source>boiling</source>
        <translation>кипит</translation>
    </message>
    <message>
        <source>private</source>
        <translation>лично</translation>
    </message>
</context>
<context>
    <name>ReasonText</name>
    <message>
        <source>%1: “%2”</source>
        <translation>%1: «%2»</translation>
    </message>
    <message>
        <source>%1: “%2” and “%3”</source>
        <translation>%1: «%2» и «%3»</translation>
    </message>
    <message>
        <source>The names are the same</source>
        <translation>Имена совпадают</translation>
    </message>
    <message>
        <source>The names are the same, one as a diminutive</source>
        <translation>Имена совпадают, одно из них — уменьшительное</translation>
    </message>
    <message>
        <source>The names differ in their spelling only</source>
        <translation>Имена различаются только написанием</translation>
    </message>
    <message>
        <source>The initials fit the name</source>
        <translation>Инициалы подходят к имени</translation>
    </message>
    <message>
        <source>A part of the names is the same</source>
        <translation>Имена совпадают отчасти</translation>
    </message>
    <message>
        <source>The names differ</source>
        <translation>Имена разные</translation>
    </message>
    <message>
        <source>The handles are the same</source>
        <translation>Ники совпадают</translation>
    </message>
    <message>
        <source>The handles are the same but for an addition</source>
        <translation>Ники совпадают, если не считать добавки</translation>
    </message>
    <message>
        <source>One handle stands in the other</source>
        <translation>Один ник входит в другой</translation>
    </message>
    <message>
        <source>The handles share a long part</source>
        <translation>В никах есть длинная общая часть</translation>
    </message>
    <message>
        <source>The handles differ</source>
        <translation>Ники разные</translation>
    </message>
    <message>
        <source>Both name the same e-mail</source>
        <translation>У обоих указана одна и та же почта</translation>
    </message>
    <message>
        <source>The e-mails are the same before the @</source>
        <translation>Почта совпадает до знака @</translation>
    </message>
    <message>
        <source>The e-mails differ in a letter</source>
        <translation>Почта различается одной буквой</translation>
    </message>
    <message>
        <source>The e-mails differ</source>
        <translation>Почта разная</translation>
    </message>
    <message>
        <source>Both name the same phone</source>
        <translation>У обоих указан один и тот же телефон</translation>
    </message>
    <message>
        <source>The phones differ</source>
        <translation>Телефоны разные</translation>
    </message>
    <message>
        <source>The addresses are the same</source>
        <translation>Адреса совпадают</translation>
    </message>
    <message>
        <source>The addresses are nearly the same</source>
        <translation>Адреса почти совпадают</translation>
    </message>
    <message>
        <source>The addresses are the same in part</source>
        <translation>Адреса совпадают отчасти</translation>
    </message>
    <message>
        <source>The addresses differ</source>
        <translation>Адреса разные</translation>
    </message>
    <message>
        <source>The customer numbers are the same</source>
        <translation>Номера клиента совпадают</translation>
    </message>
    <message>
        <source>The customer numbers differ in a digit</source>
        <translation>Номера клиента различаются одной цифрой</translation>
    </message>
    <message>
        <source>The customer numbers differ</source>
        <translation>Номера клиента разные</translation>
    </message>
    <message>
        <source>The dates of birth are the same</source>
        <translation>Даты рождения совпадают</translation>
    </message>
    <message>
        <source>The dates of birth are nearly the same</source>
        <translation>Даты рождения почти совпадают</translation>
    </message>
    <message>
        <source>The dates of birth differ</source>
        <translation>Даты рождения разные</translation>
    </message>
    <message>
        <source>The cities are the same</source>
        <translation>Города совпадают</translation>
    </message>
    <message>
        <source>The cities differ in their spelling only</source>
        <translation>Города различаются только написанием</translation>
    </message>
    <message>
        <source>The cities differ</source>
        <translation>Города разные</translation>
    </message>
    <message>
        <source>The handle of one is made of the name of the other</source>
        <translation>Ник одного составлен из имени другого</translation>
    </message>
    <message>
        <source>The handle of one shows a part of the name of the other</source>
        <translation>В нике одного видна часть имени другого</translation>
    </message>
    <message>
        <source>The handle of one does not show the name of the other</source>
        <translation>В нике одного имени другого не видно</translation>
    </message>
    <message>
        <source>Each profile names the other account</source>
        <translation>Каждый профиль называет второй аккаунт</translation>
    </message>
    <message>
        <source>One profile names the other account</source>
        <translation>Один профиль называет второй аккаунт</translation>
    </message>
    <message>
        <source>A profile names another account in that network</source>
        <translation>В профиле назван другой аккаунт в той же сети</translation>
    </message>
    <message>
        <source>They write in different ways, which says little</source>
        <translation>Пишут по-разному — это мало что значит</translation>
    </message>
    <message>
        <source>They write in a similar way, which says little</source>
        <translation>Пишут похоже — это мало что значит</translation>
    </message>
    <message>
        <source>One more thing was compared; it says nothing</source>
        <translation>Сравнили ещё один признак; он ни о чём не говорит</translation>
    </message>
    <message>
        <source>One more thing speaks for it</source>
        <translation>Ещё один признак говорит «за»</translation>
    </message>
    <message>
        <source>One more thing speaks against it</source>
        <translation>Ещё один признак говорит «против»</translation>
    </message>
    <message>
        <source>each profile links to the other</source>
        <translation>профили ссылаются друг на друга</translation>
    </message>
    <message>
        <source>both have the same e-mail, verified by the networks</source>
        <translation>у обоих одна и та же почта, подтверждённая сетями</translation>
    </message>
    <message>
        <source>both have the same phone, verified by the networks</source>
        <translation>у обоих один и тот же телефон, подтверждённый сетями</translation>
    </message>
    <message>
        <source>the networks prove it</source>
        <translation>это доказывают сами сети</translation>
    </message>
</context>
<context>
    <name>RelativeTime</name>
    <message>
        <source>%1 min</source>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 ч %2 мин</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 д</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>осталось %1</translation>
    </message>
    <message>
        <source>overdue by %1</source>
        <translation>просрочено на %1</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>только что</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 назад</translation>
    </message>
    <message>
        <source>at %1</source>
        <extracomment>part of a sentence: &quot;deleted at 12:04&quot;</extracomment>
        <translation>в %1</translation>
    </message>
    <message>
        <source>yesterday at %1</source>
        <translation>вчера в %1</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <extracomment>date of this year, see QDate::toString</extracomment>
        <translation>d MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>ReturnPages</name>
    <message>
        <source>You have signed in</source>
        <translation>Вы вошли</translation>
    </message>
    <message>
        <source>Go back to Otklik; this page can be closed.</source>
        <translation>Вернитесь в «Отклик»; эту страницу можно закрыть.</translation>
    </message>
    <message>
        <source>You have not signed in</source>
        <translation>Войти не удалось</translation>
    </message>
    <message>
        <source>Go back to Otklik and try again there; this page can be closed.</source>
        <translation>Вернитесь в «Отклик» и попробуйте ещё раз оттуда; эту страницу можно закрыть.</translation>
    </message>
</context>
<context>
    <name>RightsText</name>
    <message>
        <source>The server cannot be asked at the moment. Nothing was done; try again when it is reached.</source>
        <translation>Сервер сейчас недоступен. Ничего не сделано; повторите, когда связь появится.</translation>
    </message>
    <message>
        <source>Keeping their data</source>
        <translation>Хранение данных</translation>
    </message>
    <message>
        <source>Offers and news</source>
        <translation>Предложения и новости</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Звонки</translation>
    </message>
    <message>
        <source>Passing on to partners</source>
        <translation>Передача партнёрам</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>есть согласие</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>отказ</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>A former colleague</source>
        <translation>Бывший коллега</translation>
    </message>
    <message>
        <source>name</source>
        <translation>имя</translation>
    </message>
    <message>
        <source>language</source>
        <translation>язык</translation>
    </message>
    <message>
        <source>city</source>
        <translation>город</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>метки</translation>
    </message>
    <message>
        <source>time zone</source>
        <translation>часовой пояс</translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation>дата рождения</translation>
    </message>
    <message>
        <source>changed a detail: %1</source>
        <translation>изменено: %1</translation>
    </message>
    <message>
        <source>changed a field: %1</source>
        <translation>изменено поле: %1</translation>
    </message>
    <message>
        <source>looked at the card</source>
        <translation>просмотр карточки</translation>
    </message>
    <message>
        <source>exported all data</source>
        <translation>выгрузка всех данных</translation>
    </message>
    <message>
        <source>wrote a note</source>
        <translation>новая заметка</translation>
    </message>
    <message>
        <source>changed a note</source>
        <translation>изменена заметка</translation>
    </message>
    <message>
        <source>removed a note</source>
        <translation>убрана заметка</translation>
    </message>
    <message>
        <source>brought a note back</source>
        <translation>возвращена заметка</translation>
    </message>
    <message>
        <source>added a contact</source>
        <translation>новый контакт</translation>
    </message>
    <message>
        <source>changed a contact</source>
        <translation>изменён контакт</translation>
    </message>
    <message>
        <source>removed a contact</source>
        <translation>убран контакт</translation>
    </message>
    <message>
        <source>brought a contact back</source>
        <translation>возвращён контакт</translation>
    </message>
    <message>
        <source>changed the picture</source>
        <translation>другая фотография</translation>
    </message>
    <message>
        <source>added an interest</source>
        <translation>новый интерес</translation>
    </message>
    <message>
        <source>struck out an interest</source>
        <translation>интерес вычеркнут</translation>
    </message>
    <message>
        <source>wrote down a consent</source>
        <translation>записано согласие или отказ</translation>
    </message>
    <message>
        <source>removed a consent</source>
        <translation>убрана запись о согласии</translation>
    </message>
    <message>
        <source>brought a consent back</source>
        <translation>возвращена запись о согласии</translation>
    </message>
    <message>
        <source>put an account under this customer</source>
        <translation>аккаунт присоединён к клиенту</translation>
    </message>
    <message>
        <source>took an account apart again</source>
        <translation>аккаунт отсоединён</translation>
    </message>
    <message>
        <source>decided whether two accounts are one person’s</source>
        <translation>решение, один ли это человек</translation>
    </message>
    <message>
        <source>took the customer over from a colleague</source>
        <translation>клиент взят у коллеги</translation>
    </message>
    <message>
        <source>gave a bonus</source>
        <translation>дан бонус</translation>
    </message>
    <message>
        <source>took a bonus back</source>
        <translation>бонус отозван</translation>
    </message>
    <message>
        <source>warned, or asked for a removal or block</source>
        <translation>предупреждение или запрос на удаление, блокировку</translation>
    </message>
    <message>
        <source>approved a removal or block</source>
        <translation>удаление или блокировка одобрены</translation>
    </message>
    <message>
        <source>refused a removal or block</source>
        <translation>в удалении или блокировке отказано</translation>
    </message>
    <message>
        <source>carried out a removal or block</source>
        <translation>удаление или блокировка выполнены</translation>
    </message>
    <message>
        <source>took a removal or block back</source>
        <translation>удаление или блокировка отозваны</translation>
    </message>
    <message>
        <source>published personal data with a reason</source>
        <translation>личные данные опубликованы с указанием причины</translation>
    </message>
    <message>
        <source>said what became of a reply</source>
        <translation>указано, что стало с ответом</translation>
    </message>
    <message>
        <source>approved a reply</source>
        <translation>ответ одобрен</translation>
    </message>
    <message>
        <source>returned a reply</source>
        <translation>ответ возвращён</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n картинка</numerusform>
            <numerusform>%n картинки</numerusform>
            <numerusform>%n картинок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n аккаунт</numerusform>
            <numerusform>%n аккаунта</numerusform>
            <numerusform>%n аккаунтов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s), with what was answered to them</source>
        <translation>
            <numerusform>%n сообщение и ответы на него</numerusform>
            <numerusform>%n сообщения и ответы на них</numerusform>
            <numerusform>%n сообщений и ответы на них</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) with everything done in them</source>
        <translation>
            <numerusform>%n обращение со всей работой по нему</numerusform>
            <numerusform>%n обращения со всей работой по ним</numerusform>
            <numerusform>%n обращений со всей работой по ним</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n черновик</numerusform>
            <numerusform>%n черновика</numerusform>
            <numerusform>%n черновиков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(ies) from here</source>
        <translation>
            <numerusform>%n ответ отсюда</numerusform>
            <numerusform>%n ответа отсюда</numerusform>
            <numerusform>%n ответов отсюда</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n заметка</numerusform>
            <numerusform>%n заметки</numerusform>
            <numerusform>%n заметок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n контакт</numerusform>
            <numerusform>%n контакта</numerusform>
            <numerusform>%n контактов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n обещание</numerusform>
            <numerusform>%n обещания</numerusform>
            <numerusform>%n обещаний</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bonus(es)</source>
        <translation>
            <numerusform>%n бонус</numerusform>
            <numerusform>%n бонуса</numerusform>
            <numerusform>%n бонусов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interest(s)</source>
        <translation>
            <numerusform>%n интерес</numerusform>
            <numerusform>%n интереса</numerusform>
            <numerusform>%n интересов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consent(s)</source>
        <translation>
            <numerusform>%n запись о согласии</numerusform>
            <numerusform>%n записи о согласии</numerusform>
            <numerusform>%n записей о согласии</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of the customer base</source>
        <translation>
            <numerusform>%n запись клиентской базы</numerusform>
            <numerusform>%n записи клиентской базы</numerusform>
            <numerusform>%n записей клиентской базы</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of the team’s own</source>
        <translation>
            <numerusform>%n своё поле команды</numerusform>
            <numerusform>%n своих поля команды</numerusform>
            <numerusform>%n своих полей команды</numerusform>
        </translation>
    </message>
    <message>
        <source>wrote down a reply that was posted by hand</source>
        <translation>записал(а) ответ, опубликованный вручную</translation>
    </message>
</context>
<context>
    <name>SyncText</name>
    <message>
        <source>Starting the server…</source>
        <translation>Сервер запускается…</translation>
    </message>
    <message>
        <source>Offline, last complete %1. Go on working: everything is kept</source>
        <translation>Нет связи; всё было получено %1. Можно работать: ничего не потеряется</translation>
    </message>
    <message>
        <source>Offline. Go on working: everything is kept</source>
        <translation>Нет связи. Можно работать: ничего не потеряется</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Вход…</translation>
    </message>
    <message numerus="yes">
        <source>Fetching the workspace: %n row(s) so far, open work first</source>
        <translation>
            <numerusform>Загрузка рабочего пространства: пока %n запись, сначала открытая работа</numerusform>
            <numerusform>Загрузка рабочего пространства: пока %n записи, сначала открытая работа</numerusform>
            <numerusform>Загрузка рабочего пространства: пока %n записей, сначала открытая работа</numerusform>
        </translation>
    </message>
    <message>
        <source>Catching up…</source>
        <translation>Получаем новое…</translation>
    </message>
    <message>
        <source>Everything received and sent</source>
        <translation>Всё получено и отправлено</translation>
    </message>
    <message>
        <source>Signed out: sign in again to send and receive</source>
        <translation>Вы вышли: войдите снова, чтобы отправлять и получать</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting to be sent</source>
        <translation>
            <numerusform>%n изменение ждёт отправки</numerusform>
            <numerusform>%n изменения ждут отправки</numerusform>
            <numerusform>%n изменений ждут отправки</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync waits for your decision: the server wants to take away unusually much</source>
        <translation>Нужно ваше решение: сервер хочет убрать необычно много</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) refused: look on the Sync page</source>
        <translation>
            <numerusform>%n изменение отклонено: смотрите страницу «Связь»</numerusform>
            <numerusform>%n изменения отклонены: смотрите страницу «Связь»</numerusform>
            <numerusform>%n изменений отклонены: смотрите страницу «Связь»</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeamText</name>
    <message>
        <source>Response matrix</source>
        <translation>Матрица реагирования</translation>
    </message>
    <message>
        <source>Directing rules</source>
        <translation>Направляющие правила</translation>
    </message>
    <message>
        <source>Discussion rules</source>
        <translation>Правила обсуждения</translation>
    </message>
    <message>
        <source>Wording, Russian</source>
        <translation>Язык ответов, русский</translation>
    </message>
    <message>
        <source>Wording, English</source>
        <translation>Язык ответов, английский</translation>
    </message>
    <message>
        <source>Plainer words, Russian</source>
        <translation>Слова попроще, русский</translation>
    </message>
    <message>
        <source>Plainer words, English</source>
        <translation>Слова попроще, английский</translation>
    </message>
    <message>
        <source>Our own numbers</source>
        <translation>Наши номера</translation>
    </message>
    <message>
        <source>Business calendar</source>
        <translation>Рабочий календарь</translation>
    </message>
    <message>
        <source>Dictionary</source>
        <translation>Словарь</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>Интересы</translation>
    </message>
    <message>
        <source>Bonus catalogue</source>
        <translation>Каталог бонусов</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>Bonuses</source>
        <translation>Бонусы</translation>
    </message>
    <message>
        <source>Language of the replies</source>
        <translation>Язык ответов</translation>
    </message>
    <message>
        <source>Questions about a message, and what follows from their answers.</source>
        <translation>Вопросы о сообщении и то, что следует из ответов на них.</translation>
    </message>
    <message>
        <source>What must hold in every reply, whatever it says. 1 is the highest priority. JSON: rules with key, priority, title and text.</source>
        <translation>Что должно соблюдаться в любом ответе, о чём бы он ни был. Важнее всего то, у чего приоритет 1. JSON: в списке rules — key, priority, title и text.</translation>
    </message>
    <message>
        <source>What is published for customers: warnings, removals and blocks cite it. JSON: rules with key, title and text; appeal says where to turn.</source>
        <translation>Опубликовано для клиентов: на эти правила ссылаются предупреждения, удаления и блокировки. JSON: в списке rules — key, title и text; appeal говорит, куда обратиться.</translation>
    </message>
    <message>
        <source>Facts that are written often: addresses, steps, links. JSON; {{name}} is a variable, values are given once for all.</source>
        <translation>Факты, которые пишут часто: адреса, шаги, ссылки. JSON; {{имя}} — переменная, в values её значение задаётся раз и навсегда.</translation>
    </message>
    <message>
        <source>What the checklist counts and the editor colours: a definition for KSyntaxHighlighting, XML. Any Kate editor knows it.</source>
        <translation>Что считает список проверок и раскрашивает редактор: определение KSyntaxHighlighting, XML. Его понимает любой редактор на основе Kate.</translation>
    </message>
    <message>
        <source>Officialese and stock phrases, each with plainer words. A line each: phrase = plainer wording | another one.</source>
        <translation>Канцелярит и штампы, к каждому — слова попроще. По строке на оборот: оборот = слова попроще | ещё вариант.</translation>
    </message>
    <message>
        <source>Contract and account numbers that must not go out in public. A line each: name: regular expression. Lines with # are remarks.</source>
        <translation>Номера договоров и счетов, которым нельзя появляться в открытых ответах. По строке на номер: название: регулярное выражение. Строки с # — примечания.</translation>
    </message>
    <message>
        <source>When we work: promises and first answers are counted by it. JSON: time_zone, hours, holidays, working_days.</source>
        <translation>Когда мы работаем: по нему считаются обещания и первые ответы. JSON: time_zone, hours, holidays, working_days.</translation>
    </message>
    <message>
        <source>Names and words that the spelling check takes for right. One word a line.</source>
        <translation>Имена и слова, которые проверка правописания считает верными. По одному слову в строке.</translation>
    </message>
    <message>
        <source>What customers care about, and the words it is recognised by. JSON: topics with key, title and phrases.</source>
        <translation>Что важно клиентам и по каким словам это видно. JSON: в списке topics — key, title и phrases.</translation>
    </message>
    <message>
        <source>What can be given, and who may give how much. JSON: items with cost in the smallest coin, and the policy.</source>
        <translation>Что можно подарить и кто сколько может дать. JSON: в списке items цена cost — в копейках, правила — в policy.</translation>
    </message>
    <message>
        <source>As it came with Otklik</source>
        <translation>Встроенный документ</translation>
    </message>
    <message>
        <source>Version %1 · %2</source>
        <comment>a number, a date</comment>
        <translation>Версия %1 · %2</translation>
    </message>
    <message>
        <source>Version %1 · %2 · %3</source>
        <comment>a number, a name, a date</comment>
        <translation>Версия %1 · %2 · %3</translation>
    </message>
    <message>
        <source>Facts (snippets)</source>
        <translation>Факты (заготовки)</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Справочники</translation>
    </message>
    <message>
        <source>Fields of the card</source>
        <translation>Поля карточки</translation>
    </message>
    <message>
        <source>How long data is kept</source>
        <translation>Срок хранения данных</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Fields of your own on the card of a customer. JSON: fields with key, title and type (text, number, date, choice, flag, link); a choice lists its choices.</source>
        <translation>Свои поля на карточке клиента. JSON: fields, в каждом key, title и type (text, number, date, choice, flag, link); у choice перечислены choices.</translation>
    </message>
    <message>
        <source>After how many days texts are emptied and people erased who were not heard of since. JSON: texts and deleted by network (* for all others), people.</source>
        <translation>Через сколько дней стираются тексты и удаляются люди, от которых с тех пор ничего не слышно. JSON: texts и deleted по сетям (* — все остальные), people.</translation>
    </message>
</context>
<context>
    <name>TimeZoneNames</name>
    <message>
        <source>Kaliningrad</source>
        <translation>Калининград</translation>
    </message>
    <message>
        <source>Moscow</source>
        <translation>Москва</translation>
    </message>
    <message>
        <source>Simferopol</source>
        <translation>Симферополь</translation>
    </message>
    <message>
        <source>Kirov</source>
        <translation>Киров</translation>
    </message>
    <message>
        <source>Volgograd</source>
        <translation>Волгоград</translation>
    </message>
    <message>
        <source>Astrakhan</source>
        <translation>Астрахань</translation>
    </message>
    <message>
        <source>Saratov</source>
        <translation>Саратов</translation>
    </message>
    <message>
        <source>Samara</source>
        <translation>Самара</translation>
    </message>
    <message>
        <source>Ulyanovsk</source>
        <translation>Ульяновск</translation>
    </message>
    <message>
        <source>Yekaterinburg</source>
        <translation>Екатеринбург</translation>
    </message>
    <message>
        <source>Omsk</source>
        <translation>Омск</translation>
    </message>
    <message>
        <source>Novosibirsk</source>
        <translation>Новосибирск</translation>
    </message>
    <message>
        <source>Barnaul</source>
        <translation>Барнаул</translation>
    </message>
    <message>
        <source>Tomsk</source>
        <translation>Томск</translation>
    </message>
    <message>
        <source>Novokuznetsk</source>
        <translation>Новокузнецк</translation>
    </message>
    <message>
        <source>Krasnoyarsk</source>
        <translation>Красноярск</translation>
    </message>
    <message>
        <source>Irkutsk</source>
        <translation>Иркутск</translation>
    </message>
    <message>
        <source>Chita</source>
        <translation>Чита</translation>
    </message>
    <message>
        <source>Yakutsk</source>
        <translation>Якутск</translation>
    </message>
    <message>
        <source>Vladivostok</source>
        <translation>Владивосток</translation>
    </message>
    <message>
        <source>Sakhalin</source>
        <translation>Сахалин</translation>
    </message>
    <message>
        <source>Magadan</source>
        <translation>Магадан</translation>
    </message>
    <message>
        <source>Kamchatka</source>
        <translation>Камчатка</translation>
    </message>
    <message>
        <source>Anadyr</source>
        <translation>Анадырь</translation>
    </message>
    <message>
        <source>Minsk</source>
        <translation>Минск</translation>
    </message>
    <message>
        <source>Kyiv</source>
        <translation>Киев</translation>
    </message>
    <message>
        <source>Kiev</source>
        <translation>Киев</translation>
    </message>
    <message>
        <source>Chisinau</source>
        <translation>Кишинёв</translation>
    </message>
    <message>
        <source>Almaty</source>
        <translation>Алматы</translation>
    </message>
    <message>
        <source>Tashkent</source>
        <translation>Ташкент</translation>
    </message>
    <message>
        <source>Bishkek</source>
        <translation>Бишкек</translation>
    </message>
    <message>
        <source>Dushanbe</source>
        <translation>Душанбе</translation>
    </message>
    <message>
        <source>Yerevan</source>
        <translation>Ереван</translation>
    </message>
    <message>
        <source>Baku</source>
        <translation>Баку</translation>
    </message>
    <message>
        <source>Tbilisi</source>
        <translation>Тбилиси</translation>
    </message>
    <message>
        <source>Riga</source>
        <translation>Рига</translation>
    </message>
    <message>
        <source>Vilnius</source>
        <translation>Вильнюс</translation>
    </message>
    <message>
        <source>Tallinn</source>
        <translation>Таллин</translation>
    </message>
    <message>
        <source>London</source>
        <translation>Лондон</translation>
    </message>
    <message>
        <source>Paris</source>
        <translation>Париж</translation>
    </message>
    <message>
        <source>Berlin</source>
        <translation>Берлин</translation>
    </message>
    <message>
        <source>Madrid</source>
        <translation>Мадрид</translation>
    </message>
    <message>
        <source>Rome</source>
        <translation>Рим</translation>
    </message>
    <message>
        <source>Prague</source>
        <translation>Прага</translation>
    </message>
    <message>
        <source>Warsaw</source>
        <translation>Варшава</translation>
    </message>
    <message>
        <source>Belgrade</source>
        <translation>Белград</translation>
    </message>
    <message>
        <source>Istanbul</source>
        <translation>Стамбул</translation>
    </message>
    <message>
        <source>Athens</source>
        <translation>Афины</translation>
    </message>
    <message>
        <source>Helsinki</source>
        <translation>Хельсинки</translation>
    </message>
    <message>
        <source>Jerusalem</source>
        <translation>Иерусалим</translation>
    </message>
    <message>
        <source>Dubai</source>
        <translation>Дубай</translation>
    </message>
    <message>
        <source>Bangkok</source>
        <translation>Бангкок</translation>
    </message>
    <message>
        <source>Shanghai</source>
        <translation>Шанхай</translation>
    </message>
    <message>
        <source>Tokyo</source>
        <translation>Токио</translation>
    </message>
    <message>
        <source>Seoul</source>
        <translation>Сеул</translation>
    </message>
    <message>
        <source>New York</source>
        <translation>Нью-Йорк</translation>
    </message>
    <message>
        <source>Los Angeles</source>
        <translation>Лос-Анджелес</translation>
    </message>
    <message>
        <source>Chicago</source>
        <translation>Чикаго</translation>
    </message>
</context>
<context>
    <name>WaterfallSteps</name>
    <message>
        <source>How likely any two accounts are one person&apos;s: %1</source>
        <translation>Так часто два аккаунта наугад — один человек: %1</translation>
    </message>
    <message>
        <source>where it starts</source>
        <translation>отсюда начинаем</translation>
    </message>
    <message>
        <source>All together: %1</source>
        <translation>Всё вместе: %1</translation>
    </message>
    <message>
        <source>how likely these two are one person&apos;s</source>
        <translation>насколько вероятно, что это один человек</translation>
    </message>
</context>
<context>
    <name>otklik::AbilitiesView</name>
    <message>
        <source>Read</source>
        <translation>Чтение</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Лично</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Правка</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удаление</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрытие</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Блокировка</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Вложения</translation>
    </message>
    <message>
        <source>React</source>
        <translation>Реакции</translation>
    </message>
    <message>
        <source>What can be done in which network</source>
        <translation>Что и в какой сети можно делать</translation>
    </message>
    <message>
        <source>%1: yes</source>
        <comment>Read, Answer, …</comment>
        <translation>%1: да</translation>
    </message>
    <message>
        <source>%1: by hand in the network</source>
        <comment>Read, Answer, …</comment>
        <translation>%1: вручную в самой сети</translation>
    </message>
    <message>
        <source>%1: no</source>
        <comment>Read, Answer, …</comment>
        <translation>%1: нет</translation>
    </message>
    <message>
        <source>✓ Otklik does it. ○ It is done by hand in the network. – The network lets no program do it.</source>
        <translation>✓ делает «Отклик». ○ Делается вручную в самой сети. – Программам сеть этого не позволяет.</translation>
    </message>
</context>
<context>
    <name>otklik::AboutBox</name>
    <message>
        <source>About Otklik</source>
        <translation>О программе</translation>
    </message>
    <message>
        <source>Otklik %1</source>
        <translation>Отклик %1</translation>
    </message>
    <message>
        <source>A workstation for people who answer a company&apos;s customers in social networks.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Рабочее место для тех, кто отвечает клиентам компании в социальных сетях.

Свободная программа под лицензией GNU GPL версии 3 или новее.</translation>
    </message>
</context>
<context>
    <name>otklik::AccountPane</name>
    <message>
        <source>Open the case (%1)</source>
        <translation>Открыть обращение (%1)</translation>
    </message>
    <message>
        <source>Open the profile in the browser</source>
        <translation>Открыть профиль в браузере</translation>
    </message>
</context>
<context>
    <name>otklik::AccountsSection</name>
    <message>
        <source>Accounts</source>
        <translation>Аккаунты</translation>
    </message>
    <message>
        <source>Put another account under this person…</source>
        <translation>Добавить этому человеку другой аккаунт…</translation>
    </message>
    <message>
        <source>Open the profile in the browser</source>
        <translation>Открыть профиль в браузере</translation>
    </message>
    <message>
        <source>Take apart: this account becomes a person of its own again; nothing is lost</source>
        <translation>Отделить: аккаунт снова станет отдельным человеком, ничего не пропадёт</translation>
    </message>
    <message>
        <source>linked automatically %1: the networks prove it</source>
        <translation>связан автоматически %1: это доказывают сети</translation>
    </message>
    <message>
        <source>linked by hand %1</source>
        <translation>связан вручную %1</translation>
    </message>
    <message>
        <source>linked %1 by %2</source>
        <translation>связан %1, связал(а) %2</translation>
    </message>
</context>
<context>
    <name>otklik::AnswerChip</name>
    <message>
        <source>Leave open</source>
        <translation>Оставить открытым</translation>
    </message>
</context>
<context>
    <name>otklik::AnswerLine</name>
    <message>
        <source>Link of the answer that you posted there by hand</source>
        <translation>Ссылка на ответ, который вы оставили там вручную</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Копировать текст</translation>
    </message>
    <message>
        <source>Open the post</source>
        <translation>Открыть запись</translation>
    </message>
    <message>
        <source>Answered by hand</source>
        <translation>Ответ дан вручную</translation>
    </message>
    <message>
        <source>Can be answered until %1, %2.</source>
        <extracomment>a moment, then how long that is from now: &quot;until 14:20, 3 h left&quot;</extracomment>
        <translation>Ответить можно до %1, %2.</translation>
    </message>
    <message>
        <source>The message was deleted in the network, so there is nothing left there to answer.</source>
        <translation>Сообщение в сети удалено, отвечать там больше не на что.</translation>
    </message>
    <message>
        <source>Keeps the text below as the reply that was posted, with its link; the case is answered.</source>
        <translation>Сохраняет текст ниже как опубликованный ответ вместе со ссылкой; на обращение отвечено.</translation>
    </message>
    <message>
        <source>No answer can go out from here. %1 If you answer in the network itself, keep the same words below and paste the link of that answer.</source>
        <extracomment>%1 is the reason, a sentence</extracomment>
        <translation>Отсюда ответ отправить нельзя. %1 Если ответите в самой сети, оставьте те же слова ниже и вставьте ссылку на ответ.</translation>
    </message>
</context>
<context>
    <name>otklik::AttachmentCard</name>
    <message>
        <source>Describe it for those who cannot see it</source>
        <translation>Опишите для тех, кто её не увидит</translation>
    </message>
    <message>
        <source>Goes out with the picture: it is read aloud, or shown where the picture is not.</source>
        <translation>Уходит вместе с картинкой: описание читают вслух или показывают там, где картинки не видно.</translation>
    </message>
    <message>
        <source>Not described</source>
        <translation>Без описания</translation>
    </message>
    <message>
        <source>Show it larger</source>
        <translation>Показать крупнее</translation>
    </message>
    <message>
        <source>Description of %1</source>
        <translation>Описание картинки %1</translation>
    </message>
    <message>
        <source>Take out %1</source>
        <translation>Убрать %1</translation>
    </message>
    <message>
        <source>Take it out of the reply (Delete)</source>
        <translation>Убрать из ответа (Delete)</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>Читается…</translation>
    </message>
    <message>
        <source>Do not attach %1</source>
        <translation>Не прикладывать %1</translation>
    </message>
    <message>
        <source>Do not attach it</source>
        <translation>Не прикладывать</translation>
    </message>
</context>
<context>
    <name>otklik::AttachmentEntry</name>
    <message>
        <source>Attach the picture from the clipboard</source>
        <translation>Приложить картинку из буфера обмена</translation>
    </message>
    <message>
        <source>Attach pictures</source>
        <translation>Приложить картинки</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.gif *.webp *.bmp)</source>
        <translation>Картинки (*.jpg *.jpeg *.png *.gif *.webp *.bmp)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Картинка</translation>
    </message>
    <message>
        <source>Attach pictures (Ctrl+Shift+I)</source>
        <translation>Приложить картинки (Ctrl+Shift+I)</translation>
    </message>
</context>
<context>
    <name>otklik::AttachmentStrip</name>
    <message>
        <source>Nobody checks pictures for personal data: look for names and numbers in them yourself.</source>
        <translation>Личные данные в картинках никто не проверяет: посмотрите, нет ли имён и номеров.</translation>
    </message>
    <message>
        <source>Attached pictures</source>
        <translation>Приложенные картинки</translation>
    </message>
    <message>
        <source>Hide this</source>
        <translation>Скрыть</translation>
    </message>
</context>
<context>
    <name>otklik::BonusButton</name>
    <message>
        <source>A bonus for this customer (Ctrl+B)</source>
        <translation>Бонус для этого клиента (Ctrl+B)</translation>
    </message>
    <message>
        <source>A bonus for this customer</source>
        <translation>Бонус для этого клиента</translation>
    </message>
</context>
<context>
    <name>otklik::BonusOfferRow</name>
    <message>
        <source>Put its name into the reply</source>
        <translation>Вставить название в ответ</translation>
    </message>
    <message>
        <source>Put “%1” into the reply</source>
        <translation>Вставить «%1» в ответ</translation>
    </message>
</context>
<context>
    <name>otklik::BonusPopup</name>
    <message>
        <source>A bonus for the customer</source>
        <translation>Бонус для клиента</translation>
    </message>
    <message>
        <source>No case is open</source>
        <translation>Обращение не открыто</translation>
    </message>
    <message>
        <source>Open a case: here stands what would suit its customer.</source>
        <translation>Откройте обращение: здесь будет то, что подойдёт клиенту.</translation>
    </message>
    <message>
        <source>The catalogue is empty</source>
        <translation>Каталог пуст</translation>
    </message>
    <message>
        <source>What can be given, and within which limits, is published by a lead or an administrator for the whole team.</source>
        <translation>Что и в каких пределах можно дарить, публикует для всей команды руководитель или администратор.</translation>
    </message>
    <message>
        <source>Nothing to make up for</source>
        <translation>Заглаживать нечего</translation>
    </message>
    <message>
        <source>A bonus belongs to a conflict that has been solved. For thanks or a question a good answer is enough.</source>
        <translation>Бонус — завершение решённого конфликта. На благодарность или вопрос достаточно хорошего ответа.</translation>
    </message>
    <message>
        <source>Look for one all the same</source>
        <translation>Всё равно подобрать</translation>
    </message>
    <message>
        <source>Nothing in the catalogue fits</source>
        <translation>В каталоге нет подходящего</translation>
    </message>
    <message>
        <source>An interest on the customer&apos;s card opens more: it is put there under “Interests”. What a customer had lately is not offered again.</source>
        <translation>Отметьте интерес в карточке клиента, в разделе «Интересы», — и выбор станет шире. То, что клиенту дарили недавно, повторно не предлагается.</translation>
    </message>
    <message>
        <source>A bonus for %1</source>
        <translation>Бонус: %1</translation>
    </message>
    <message>
        <source>The fault is ours and nothing has been solved yet. First the solution: a bonus never takes its place.</source>
        <translation>Виноваты мы, и проблема ещё не решена. Сначала решение: бонус его не заменит.</translation>
    </message>
    <message>
        <source>First the solution, then the bonus: it never takes the place of one.</source>
        <translation>Сначала решение, потом бонус: решения он не заменит.</translation>
    </message>
    <message>
        <source>Why this one, in your own words (optional)</source>
        <translation>Почему именно это, своими словами</translation>
    </message>
</context>
<context>
    <name>otklik::BonusesSection</name>
    <message>
        <source>Bonuses</source>
        <translation>Бонусы</translation>
    </message>
    <message>
        <source>Nothing has been given so far.</source>
        <translation>Пока ничего не дарили.</translation>
    </message>
</context>
<context>
    <name>otklik::BrowserPage</name>
    <message>
        <source>&amp;Open again</source>
        <translation>&amp;Открыть ещё раз</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>&amp;Скопировать ссылку</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>О&amp;тмена</translation>
    </message>
    <message>
        <source>Go on in the browser</source>
        <translation>Продолжите в браузере</translation>
    </message>
    <message>
        <source>Asking the server where one signs in…</source>
        <translation>Спрашиваем сервер, где входить…</translation>
    </message>
    <message>
        <source>The sign-in page of your organisation has been opened in the browser. When you have signed in there, Otklik goes on by itself.

If no page appeared, open it again, or copy the link into a browser on this computer.</source>
        <translation>Страница входа вашей организации открыта в браузере. Когда вы войдёте там, «Отклик» продолжит сам.

Если страница не появилась, откройте её ещё раз или вставьте ссылку в браузер на этом компьютере.</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>Ссылка скопирована</translation>
    </message>
</context>
<context>
    <name>otklik::CaptureDialog</name>
    <message>
        <source>Capture a message</source>
        <translation>Записать сообщение</translation>
    </message>
    <message>
        <source>Paste the message, or its link with the text below it</source>
        <translation>Вставьте сообщение или ссылку на него с текстом ниже</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Текст сообщения</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Публичное</translation>
    </message>
    <message>
        <source>Private, written to the company</source>
        <translation>Личное, написано компании</translation>
    </message>
    <message>
        <source>as the network writes it, without @</source>
        <translation>как в сети, без @</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>С&amp;сылка</translation>
    </message>
    <message>
        <source>Net&amp;work</source>
        <translation>С&amp;еть</translation>
    </message>
    <message>
        <source>Author’s &amp;name</source>
        <translation>&amp;Имя автора</translation>
    </message>
    <message>
        <source>Author’s &amp;handle</source>
        <translation>&amp;Адрес автора</translation>
    </message>
    <message>
        <source>&amp;Written</source>
        <translation>&amp;Написано</translation>
    </message>
    <message>
        <source>&amp;Visible</source>
        <translation>&amp;Видимость</translation>
    </message>
    <message>
        <source>&amp;Capture</source>
        <translation>&amp;Записать</translation>
    </message>
    <message>
        <source>Found in: %1</source>
        <comment>a place</comment>
        <translation>Найдено здесь: %1</translation>
    </message>
    <message>
        <source>The text of the message is needed: it is what gets answered.</source>
        <translation>Нужен текст сообщения: на него и будут отвечать.</translation>
    </message>
</context>
<context>
    <name>otklik::CardFieldRow</name>
    <message>
        <source>not known</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation>Открыть ссылку</translation>
    </message>
</context>
<context>
    <name>otklik::CardFieldsPresenter</name>
    <message>
        <source>%1, from %2</source>
        <translation>%1, из %2</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <comment>a field of the card</comment>
        <translation>Изменено: %1</translation>
    </message>
</context>
<context>
    <name>otklik::CardFieldsSection</name>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>Add fields of your own</source>
        <translation>Добавить свои поля</translation>
    </message>
    <message>
        <source>Opens the team&apos;s document in which the fields of the card are listed</source>
        <translation>Открывает документ команды, в котором перечислены поля карточки</translation>
    </message>
</context>
<context>
    <name>otklik::CarePresenter</name>
    <message>
        <source>Not an interest: %1</source>
        <translation>Это не интерес: %1</translation>
    </message>
</context>
<context>
    <name>otklik::ChannelPages</name>
    <message>
        <source>Accounts</source>
        <translation>Аккаунты</translation>
    </message>
    <message>
        <source>How completely we hear</source>
        <translation>Насколько полно слышим</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Вручную</translation>
    </message>
    <message>
        <source>What can be done where</source>
        <translation>Что где можно</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Сети</translation>
    </message>
</context>
<context>
    <name>otklik::ChannelText</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минуту</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n час</numerusform>
            <numerusform>%n часа</numerusform>
            <numerusform>%n часов</numerusform>
        </translation>
    </message>
    <message>
        <source>Official</source>
        <translation>Официальный</translation>
    </message>
    <message>
        <source>Pilot</source>
        <translation>Пробный</translation>
    </message>
    <message>
        <source>Only listened to</source>
        <translation>Только слушаем</translation>
    </message>
    <message>
        <source>Everybody who writes there is answered within the team&apos;s times. A channel that is opened and then left alone does more harm than one that was never opened: make it official only when there are people for it.</source>
        <translation>Каждому, кто там напишет, ответят в сроки команды. Канал, который открыли и бросили, вредит больше, чем тот, который не открывали: делайте его официальным, только когда на него есть люди.</translation>
    </message>
    <message>
        <source>Answered as far as there is time, without a promise. For trying out a new channel.</source>
        <translation>Отвечаем, насколько хватает времени, без обещаний. Чтобы опробовать новый канал.</translation>
    </message>
    <message>
        <source>Heard and not answered: nobody can send a reply there. Say so on the company&apos;s page in the network.</source>
        <translation>Слышим, но не отвечаем: отправить туда ответ не сможет никто. Напишите об этом на странице компании в сети.</translation>
    </message>
    <message>
        <source>Nothing is connected: what is found there is captured by hand.</source>
        <translation>Ничего не подключено: найденное записывают вручную.</translation>
    </message>
    <message>
        <source>Connected, and not read yet.</source>
        <translation>Подключено, но ещё не прочитано.</translation>
    </message>
    <message>
        <source>Last read %1.</source>
        <translation>Последнее чтение: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) of time were not heard.</source>
        <translation>
            <numerusform>Не услышан %n отрезок времени.</numerusform>
            <numerusform>Не услышаны %n отрезка времени.</numerusform>
            <numerusform>Не услышаны %n отрезков времени.</numerusform>
        </translation>
    </message>
    <message>
        <source>Silent for unusually long, since %1.</source>
        <translation>Необычно долго тихо: с %1.</translation>
    </message>
    <message>
        <source>What is not read by %1 is lost.</source>
        <translation>Что не прочитано до %1, то потеряно.</translation>
    </message>
    <message>
        <source>Read; how completely, the network does not tell.</source>
        <translation>Прочитано; насколько полно, сеть не сообщает.</translation>
    </message>
    <message>
        <source>Complete up to %1.</source>
        <translation>Услышано полностью по %1.</translation>
    </message>
    <message>
        <source>Heard: %1 – %2</source>
        <comment>two moments</comment>
        <translation>Услышано: %1 – %2</translation>
    </message>
    <message>
        <source>Last read: %1</source>
        <translation>Последнее чтение: %1</translation>
    </message>
    <message>
        <source>Newest message: %1</source>
        <translation>Новейшее сообщение: %1</translation>
    </message>
    <message>
        <source>Received: %L1; the network counts %L2</source>
        <translation>Получено: %L1; по счёту сети: %L2</translation>
    </message>
    <message>
        <source>Received: %L1; the network tells no count</source>
        <translation>Получено: %L1; своего счёта сеть не сообщает</translation>
    </message>
    <message>
        <source>What is not read is kept by the network until %1</source>
        <translation>Непрочитанное сеть хранит до %1</translation>
    </message>
    <message>
        <source>Allowance “%1”: %L2 of %L3 used</source>
        <translation>Лимит «%1»: израсходовано %L2 из %L3</translation>
    </message>
    <message>
        <source>Allowance “%1”: %L2 used</source>
        <translation>Лимит «%1»: израсходовано %L2</translation>
    </message>
    <message>
        <source>Alarm when nothing comes for %1 of business time: it never was so long</source>
        <translation>Тревога, если за %1 рабочего времени не придёт ничего: так долго тихо ещё не было</translation>
    </message>
    <message>
        <source>How long it is usually silent is not known yet</source>
        <translation>Сколько здесь обычно бывает тихо, пока неизвестно</translation>
    </message>
    <message>
        <source>No cases in 30 days</source>
        <translation>За 30 дней обращений нет</translation>
    </message>
    <message>
        <source>%1 % of %L2 cases of 30 days ended with an answer or a reason</source>
        <translation>%1 % из %L2 обращений за 30 дней закончились ответом или причиной</translation>
    </message>
    <message>
        <source>The network keeps news for a while only, and it was not read in time.</source>
        <translation>Сеть хранит новости недолго, и их не успели прочитать.</translation>
    </message>
    <message>
        <source>More came than the network shows at once.</source>
        <translation>Пришло больше, чем сеть показывает за раз.</translation>
    </message>
    <message>
        <source>The network counts more messages than it gave.</source>
        <translation>По счёту сети сообщений больше, чем она отдала.</translation>
    </message>
    <message>
        <source>The network does not give it again.</source>
        <translation>Сеть этого больше не отдаёт.</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>two moments</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Otklik tries to read it again.</source>
        <translation>«Отклик» пробует прочитать это снова.</translation>
    </message>
    <message>
        <source>Lost for programs: look there by hand, then acknowledge it.</source>
        <translation>Программе это уже не прочитать: посмотрите там вручную и примите к сведению.</translation>
    </message>
    <message>
        <source>Read after all.</source>
        <translation>Всё-таки прочитано.</translation>
    </message>
    <message>
        <source>Acknowledged by %1: %2</source>
        <comment>a colleague, a remark</comment>
        <translation>Принял к сведению сотрудник %1: %2</translation>
    </message>
</context>
<context>
    <name>otklik::ChannelsView</name>
    <message>
        <source>Channels</source>
        <translation>Каналы</translation>
    </message>
    <message>
        <source>No channels yet</source>
        <translation>Каналов пока нет</translation>
    </message>
    <message>
        <source>Connect an account on the first tab. Here you then see how completely each channel is heard, what was missed, and what it promises to those who write there.</source>
        <translation>Подключите аккаунт на первой вкладке. Здесь станет видно, насколько полно слышен каждый канал, что пропущено и что он обещает тем, кто там пишет.</translation>
    </message>
    <message>
        <source>Not heard</source>
        <translation>Не услышано</translation>
    </message>
    <message>
        <source>What the channel &amp;promises</source>
        <translation>&amp;Что обещает канал</translation>
    </message>
    <message>
        <source>What cannot be &amp;heard there</source>
        <translation>Чего там не &amp;слышно</translation>
    </message>
    <message>
        <source>Closed groups, stories, comments under advertisements…</source>
        <translation>Закрытые группы, истории, комментарии под рекламой…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message numerus="yes">
        <source> · %n message(s) missing</source>
        <translation>
            <numerusform> · не хватает %n сообщения</numerusform>
            <numerusform> · не хватает %n сообщений</numerusform>
            <numerusform> · не хватает %n сообщений</numerusform>
        </translation>
    </message>
    <message>
        <source>What was done about it: “looked by hand, two messages captured”</source>
        <translation>Что сделано: «посмотрели вручную, записали два сообщения»</translation>
    </message>
    <message>
        <source>What was done about the gap</source>
        <translation>Что сделано с пропуском</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Принять к сведению</translation>
    </message>
</context>
<context>
    <name>otklik::ChecklistView</name>
    <message>
        <source>Checklist</source>
        <translation>Проверка ответа</translation>
    </message>
</context>
<context>
    <name>otklik::ChoiceField</name>
    <message>
        <source>choose…</source>
        <translation>выбрать…</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>не указано</translation>
    </message>
</context>
<context>
    <name>otklik::ChoicePopup</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
</context>
<context>
    <name>otklik::ClaimBar</name>
    <message>
        <source>Claim</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Отпустить</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Забрать себе</translation>
    </message>
    <message>
        <source>Colleagues see that you answer this person (Ctrl+Shift+C)</source>
        <translation>Коллеги увидят, что этому человеку отвечаете вы (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Let somebody else answer</source>
        <translation>Пусть ответит кто-нибудь другой</translation>
    </message>
    <message>
        <source>As a lead you can take this person over; your colleague sees it</source>
        <translation>Вы руководитель и можете забрать этого человека себе; коллега это увидит</translation>
    </message>
    <message>
        <source>Nobody answers yet. Claim this person before you write.</source>
        <translation>Пока никто не отвечает. Возьмите человека, прежде чем писать.</translation>
    </message>
    <message>
        <source>You answer this person, in all networks, until %1.</source>
        <translation>Этому человеку во всех сетях отвечаете вы, до %1.</translation>
    </message>
    <message>
        <source>Your claim waits for the server. You can write; it is sent once the claim is yours.</source>
        <translation>Ваша заявка ждёт сервера. Пишите: ответ уйдёт, когда человек будет закреплён за вами.</translation>
    </message>
    <message>
        <source>%1 is answering, until %2. You can read along.</source>
        <translation>Сейчас отвечает %1, до %2. Вы можете читать.</translation>
    </message>
    <message>
        <source>%1 is answering in your place now, until %2. What you wrote is kept, and you can read along.</source>
        <translation>Теперь вместо вас отвечает %1, до %2. Написанное вами сохранено; разговор можно читать.</translation>
    </message>
</context>
<context>
    <name>otklik::ComposerPresenter</name>
    <message numerus="yes">
        <source>Both versions together have more than %n picture(s). Take some out first.</source>
        <translation>
            <numerusform>В двух версиях вместе больше %n картинки. Сначала уберите лишние.</numerusform>
            <numerusform>В двух версиях вместе больше %n картинок. Сначала уберите лишние.</numerusform>
            <numerusform>В двух версиях вместе больше %n картинок. Сначала уберите лишние.</numerusform>
        </translation>
    </message>
    <message>
        <source>Put the words that you posted there into the reply first, so that colleagues see them.</source>
        <translation>Сначала вставьте в ответ слова, которые вы там опубликовали, чтобы их видели коллеги.</translation>
    </message>
</context>
<context>
    <name>otklik::ComposerView</name>
    <message>
        <source>Keep this one</source>
        <translation>Оставить эту</translation>
    </message>
    <message>
        <source>Goes on with the text in the editor; the other version is discarded.</source>
        <translation>Останется текст из редактора; другая версия будет отброшена.</translation>
    </message>
    <message>
        <source>Show the other</source>
        <translation>Показать другую</translation>
    </message>
    <message>
        <source>Puts the other version into the editor; this one is kept beside it.</source>
        <translation>Другая версия встанет в редактор; эта сохранится рядом.</translation>
    </message>
    <message>
        <source>Add the other below</source>
        <translation>Добавить другую ниже</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>Send to review</source>
        <translation>На проверку</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Опубликовать</translation>
    </message>
    <message>
        <source>%1 answers this customer. Your draft is kept; you can read and copy it.</source>
        <translation>Этому клиенту отвечает %1. Ваш черновик сохранён: его можно читать и копировать.</translation>
    </message>
    <message>
        <source>Write a reply…</source>
        <translation>Напишите ответ…</translation>
    </message>
    <message>
        <source>Publish by hand</source>
        <translation>Опубликовать вручную</translation>
    </message>
    <message>
        <source>Reason for publishing personal data; it is written into the log</source>
        <translation>Зачем публиковать личные данные; запишется в журнал</translation>
    </message>
    <message>
        <source>Reason for the lead to allow the personal data</source>
        <translation>Почему руководителю стоит разрешить личные данные</translation>
    </message>
    <message>
        <source>This reply was also changed elsewhere (%1). Both versions are kept. The other one:</source>
        <translation>Этот ответ изменили и в другом месте (%1). Сохранены обе версии. Другая:</translation>
    </message>
    <message>
        <source>Publish the reply (Ctrl+Enter)</source>
        <translation>Опубликовать ответ (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Let a lead look at it first</source>
        <translation>Пусть сначала посмотрит руководитель</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Эмодзи</translation>
    </message>
    <message>
        <source>Emoji (Ctrl+.)</source>
        <translation>Эмодзи (Ctrl+.)</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Факты</translation>
    </message>
    <message>
        <source>Put in a fact: an address, steps, a link (Ctrl+J)</source>
        <translation>Вставить факт: адрес, шаги, ссылку (Ctrl+J)</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>What must not be broken (Ctrl+Shift+D)</source>
        <translation>Чего нельзя нарушать (Ctrl+Shift+D)</translation>
    </message>
    <message>
        <source>%1 % the same as a reply to somebody else (%2):</source>
        <translation>На %1 % совпадает с ответом другому человеку (%2):</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Картинки</translation>
    </message>
    <message>
        <source>Cut the rest</source>
        <translation>Вырезать остальное</translation>
    </message>
    <message>
        <source>Takes what is not shown out of the reply and puts it into the clipboard.</source>
        <translation>Убирает из ответа то, что не показано, и кладёт в буфер обмена.</translation>
    </message>
    <message>
        <source>Not pasted: with these %1 characters the reply would be longer than %2. Your text is as it was.</source>
        <translation>Не вставлено (символов: %1): ответ стал бы длиннее %2 символов. Ваш текст не изменился.</translation>
    </message>
    <message>
        <source>This text is too long for a reply. It is kept whole; its first %1 characters are shown.</source>
        <translation>Для ответа этот текст слишком длинный. Он сохранён целиком, но показано только начало (символов: %1).</translation>
    </message>
    <message>
        <source>The reply is as long as it can be: %1 characters. What you typed last was not taken.</source>
        <translation>Ответ уже предельной длины: %1 символов. Последнее нажатие не добавлено.</translation>
    </message>
</context>
<context>
    <name>otklik::ConditionPopup</name>
    <message>
        <source>Take</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Does not matter</source>
        <translation>Не важно</translation>
    </message>
    <message>
        <source>One of these answers</source>
        <translation>Один из этих ответов</translation>
    </message>
    <message>
        <source>All but these answers</source>
        <translation>Любой, кроме этих ответов</translation>
    </message>
</context>
<context>
    <name>otklik::ConflictPane</name>
    <message>
        <source>You wrote</source>
        <translation>Вы написали</translation>
    </message>
    <message>
        <source>It says now</source>
        <translation>Сейчас там</translation>
    </message>
    <message>
        <source>&amp;Copy my text</source>
        <translation>&amp;Копировать мой текст</translation>
    </message>
    <message>
        <source>&amp;Open the case</source>
        <translation>&amp;Открыть обращение</translation>
    </message>
    <message>
        <source>&amp;Keep mine</source>
        <translation>Оставить &amp;моё</translation>
    </message>
    <message>
        <source>Writes your words over those that stand there now</source>
        <translation>Запишет ваши слова поверх тех, что стоят там сейчас</translation>
    </message>
    <message>
        <source>It says now (changed %1)</source>
        <translation>Сейчас там (изменено %1)</translation>
    </message>
    <message>
        <source>&amp;Leave theirs</source>
        <translation>Оставить &amp;их</translation>
    </message>
    <message>
        <source>&amp;I have seen it</source>
        <translation>&amp;Понятно</translation>
    </message>
    <message>
        <source>New in the conversation</source>
        <translation>Новое в разговоре</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
</context>
<context>
    <name>otklik::ConnectDialog</name>
    <message>
        <source>&amp;Try out</source>
        <translation>Проверит&amp;ь</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Подключить</translation>
    </message>
    <message>
        <source>Connect a network</source>
        <translation>Подключить сеть</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Сети</translation>
    </message>
    <message>
        <source>What the key has to allow, and why</source>
        <translation>Что должен разрешать ключ и зачем</translation>
    </message>
    <message>
        <source>%1 (may stay empty)</source>
        <comment>the name of a field</comment>
        <translation>%1 (можно не заполнять)</translation>
    </message>
    <message>
        <source>“%1” is needed.</source>
        <comment>the name of a field</comment>
        <translation>Нужно заполнить «%1».</translation>
    </message>
    <message>
        <source>Asking the network…</source>
        <translation>Спрашиваем сеть…</translation>
    </message>
    <message>
        <source>The network answers.</source>
        <translation>Сеть отвечает.</translation>
    </message>
    <message>
        <source>The keys stand for %1.</source>
        <translation>Ключи принадлежат: %1.</translation>
    </message>
    <message numerus="yes">
        <source>A first page holds %n message(s).</source>
        <translation>
            <numerusform>На первой странице %n сообщение.</numerusform>
            <numerusform>На первой странице %n сообщения.</numerusform>
            <numerusform>На первой странице %n сообщений.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to read yet.</source>
        <translation>Читать пока нечего.</translation>
    </message>
    <message>
        <source>Answers do not go out: the channel will only be listened to.</source>
        <translation>Ответы не уйдут: канал можно будет только слушать.</translation>
    </message>
    <message>
        <source>Not allowed by the keys: %1.</source>
        <translation>Ключи не разрешают: %1.</translation>
    </message>
    <message>
        <source>Nothing was kept. Connect when that is right.</source>
        <translation>Ничего не сохранено. Подключайте, если всё верно.</translation>
    </message>
    <message>
        <source>The keys go to your server and stay there; no laptop keeps them.</source>
        <translation>Ключи отправляются на ваш сервер и остаются там; ни один ноутбук их не хранит.</translation>
    </message>
    <message>
        <source>Test an &amp;answer</source>
        <translation>Проверить &amp;ответ</translation>
    </message>
    <message>
        <source>The test of an answer</source>
        <translation>Проверка ответа</translation>
    </message>
    <message>
        <source>The test answer went out.</source>
        <translation>Проверочный ответ ушёл.</translation>
    </message>
    <message>
        <source>It was taken away again.</source>
        <translation>Он уже удалён.</translation>
    </message>
    <message>
        <source>It stays where it is; remove it there.</source>
        <translation>Он остаётся там, удалите его сами.</translation>
    </message>
    <message>
        <source>It could not be taken away again; remove it there: %1</source>
        <translation>Удалить его не удалось, удалите его там сами: %1</translation>
    </message>
</context>
<context>
    <name>otklik::ConsentForm</name>
    <message>
        <source>Write down</source>
        <translation>Записать</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>О чём речь</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>Что сказал клиент</translation>
    </message>
    <message>
        <source>Where they said so</source>
        <translation>Где это сказано</translation>
    </message>
    <message>
        <source>Where they said so: form on the site, call …</source>
        <translation>Где сказано: форма на сайте, звонок…</translation>
    </message>
    <message>
        <source>When they said so</source>
        <translation>Когда это сказано</translation>
    </message>
</context>
<context>
    <name>otklik::ConsentRows</name>
    <message>
        <source>Written down by %1, %2</source>
        <translation>Записано: %1, %2</translation>
    </message>
    <message>
        <source>Written down by mistake: remove</source>
        <translation>Записано по ошибке: убрать</translation>
    </message>
    <message>
        <source>Remove: %1, %2</source>
        <translation>Убрать: %1, %2</translation>
    </message>
    <message>
        <source>Nothing was said about consents yet.</source>
        <translation>О согласиях пока ничего не записано.</translation>
    </message>
</context>
<context>
    <name>otklik::ContactRow</name>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>Click to copy, F2 to change</source>
        <translation>Щелчок копирует, F2 изменяет</translation>
    </message>
    <message>
        <source>A contact is not empty. To take it away, press × beside it.</source>
        <translation>Контакт не бывает пустым. Чтобы убрать его, нажмите × рядом.</translation>
    </message>
    <message>
        <source>Change this contact</source>
        <translation>Изменить этот контакт</translation>
    </message>
    <message>
        <source>Click to copy. The import “%1” keeps it: change it in the customer base, else the next import would write it again.</source>
        <translation>Щелчок копирует. Контакт ведёт импорт «%1»: измените его в клиентской базе, иначе следующий импорт запишет его снова.</translation>
    </message>
    <message>
        <source>Remove this contact</source>
        <translation>Убрать этот контакт</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>из: %1</translation>
    </message>
</context>
<context>
    <name>otklik::ContactsSection</name>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Phone, e-mail, address or link</source>
        <translation>Телефон, почта, адрес или ссылка</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Добавить контакт</translation>
    </message>
</context>
<context>
    <name>otklik::ConversationView</name>
    <message>
        <source>Choose a case on the left</source>
        <translation>Выберите обращение слева</translation>
    </message>
    <message>
        <source>↑ and ↓ move, Enter opens, C claims the person. Alt+↓ goes to the next case from anywhere.</source>
        <translation>↑ и ↓ — по списку, Enter открывает, C — взять человека. Alt+↓ отовсюду переходит к следующему обращению.</translation>
    </message>
    <message>
        <source>Load earlier</source>
        <translation>Показать более ранние</translation>
    </message>
    <message>
        <source>Open the thread in the browser (Ctrl+Shift+O)</source>
        <translation>Открыть обсуждение в браузере (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>Open the thread in the browser</source>
        <translation>Открыть обсуждение в браузере</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Разговор</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n сообщение</numerusform>
            <numerusform>%n сообщения</numerusform>
            <numerusform>%n сообщений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n новое</numerusform>
            <numerusform>%n новых</numerusform>
            <numerusform>%n новых</numerusform>
        </translation>
    </message>
    <message>
        <source>Older messages may be on the server: look for them</source>
        <translation>Более ранние сообщения могут быть на сервере: найти</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Загрузка…</translation>
    </message>
    <message>
        <source>Older messages may be on the server, which cannot be reached now: try again</source>
        <translation>Более ранние сообщения могут быть на сервере, но сейчас он недоступен: повторить</translation>
    </message>
</context>
<context>
    <name>otklik::CustomerPresenter</name>
    <message>
        <source>Note removed</source>
        <translation>Заметка убрана</translation>
    </message>
    <message>
        <source>Account put under this person</source>
        <translation>Аккаунт добавлен этому человеку</translation>
    </message>
    <message>
        <source>Account is on its own again</source>
        <translation>Аккаунт снова сам по себе</translation>
    </message>
</context>
<context>
    <name>otklik::CustomerView</name>
    <message>
        <source>The customer&apos;s card</source>
        <translation>Карточка клиента</translation>
    </message>
    <message>
        <source>Open a case: here stands who writes, over all networks, with contacts, notes and everything said before.</source>
        <translation>Откройте обращение: здесь будет видно, кто пишет, — во всех сетях, с контактами, заметками и всем сказанным раньше.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Профиль</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
</context>
<context>
    <name>otklik::DatePopup</name>
    <message>
        <source>Go to a day</source>
        <translation>Перейти к дню</translation>
    </message>
</context>
<context>
    <name>otklik::DecisionView</name>
    <message>
        <source>Other outcomes, the whole matrix</source>
        <translation>Другие исходы, вся матрица</translation>
    </message>
    <message>
        <source>Why is there no answer?</source>
        <translation>Почему без ответа?</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Закрыть обращение</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Answer the questions: the matrix then says what to do.</source>
        <translation>Ответьте на вопросы, и матрица подскажет, что делать.</translation>
    </message>
    <message>
        <source>Decided: %1</source>
        <translation>Решено: %1</translation>
    </message>
    <message>
        <source>%1 (other than the matrix says)</source>
        <translation>%1 (не так, как подсказала матрица)</translation>
    </message>
    <message>
        <source>Closed without an answer: %1</source>
        <translation>Закрыто без ответа: %1</translation>
    </message>
    <message>
        <source>a lead has to agree</source>
        <translation>нужно согласие руководителя</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Открыть снова</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Решить</translation>
    </message>
    <message>
        <source>Show the matrix</source>
        <translation>Показать матрицу</translation>
    </message>
    <message>
        <source>Decide otherwise</source>
        <translation>Решить иначе</translation>
    </message>
    <message>
        <source>Close without an answer…</source>
        <translation>Закрыть без ответа…</translation>
    </message>
</context>
<context>
    <name>otklik::Desk</name>
    <message>
        <source>Work</source>
        <translation>Работа</translation>
    </message>
</context>
<context>
    <name>otklik::DeskPages</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Исходящие</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Связь</translation>
    </message>
    <message>
        <source>Sent to review</source>
        <translation>Отправлено на проверку</translation>
    </message>
    <message>
        <source>The reply leaves in a few seconds</source>
        <translation>Ответ уйдёт через несколько секунд</translation>
    </message>
    <message>
        <source>Open my own workspace</source>
        <translation>Открыть своё пространство</translation>
    </message>
    <message>
        <source>Open the demo workspace</source>
        <translation>Открыть учебное пространство</translation>
    </message>
    <message>
        <source>Sign in to a server…</source>
        <translation>Войти на сервер…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти из учётной записи</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>Обещания</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Матрица</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>Removals and blocks</source>
        <translation>Удаления и блокировки</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>The file was written.</source>
        <translation>Файл записан.</translation>
    </message>
    <message>
        <source>“%1” cannot be used as it was published: %2</source>
        <translation>«%1» в опубликованном виде применить нельзя: %2</translation>
    </message>
    <message>
        <source>Bonuses</source>
        <translation>Бонусы</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
</context>
<context>
    <name>otklik::DocumentModel</name>
    <message>
        <source>edited</source>
        <translation>изменён</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>отправляется</translation>
    </message>
    <message>
        <source>not published</source>
        <translation>не опубликован</translation>
    </message>
    <message>
        <source>two versions</source>
        <translation>две версии</translation>
    </message>
</context>
<context>
    <name>otklik::DocumentPane</name>
    <message>
        <source>Open the matrix</source>
        <translation>Открыть матрицу</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Сравнить</translation>
    </message>
    <message>
        <source>Go on with mine</source>
        <translation>Продолжить с моей</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Взять новую</translation>
    </message>
    <message>
        <source>Text of the document</source>
        <translation>Текст документа</translation>
    </message>
    <message>
        <source>Show the line</source>
        <translation>Показать строку</translation>
    </message>
    <message>
        <source>What was changed, and why: for the colleagues</source>
        <translation>Что и почему изменено: для коллег</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Импорт…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Версии…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отменить правку</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Опубликовать</translation>
    </message>
    <message>
        <source>It has an editor of its own.</source>
        <translation>У неё есть свой редактор.</translation>
    </message>
    <message>
        <source>Kazan
Otklik
chat-bot</source>
        <translation>Казань
Отклик
чат-бот</translation>
    </message>
    <message>
        <source>Version %1 was published while you were editing version %2. Your text is kept; nothing of either is lost.</source>
        <translation>Пока вы правили версию %2, опубликована версия %1. Ваш текст сохранён, ни одна из версий не потеряна.</translation>
    </message>
    <message>
        <source>%1 published version %2 while you were editing version %3. Your text is kept; nothing of either is lost.</source>
        <translation>Пока вы правили версию %3, вышла версия %2 (%1). Ваш текст сохранён, ни одна из версий не потеряна.</translation>
    </message>
    <message>
        <source>Import a document</source>
        <translation>Импорт документа</translation>
    </message>
    <message>
        <source>Export the document</source>
        <translation>Экспорт документа</translation>
    </message>
</context>
<context>
    <name>otklik::DutyModel</name>
    <message>
        <source>To be looked at</source>
        <translation>Пора посмотреть</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Просмотрено</translation>
    </message>
    <message>
        <source>nobody has looked yet</source>
        <translation>ещё никто не смотрел</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n found</source>
        <comment>a colleague</comment>
        <translation>
            <numerusform>%1, найдено: %n</numerusform>
            <numerusform>%1, найдено: %n</numerusform>
            <numerusform>%1, найдено: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::DutyPlaceDialog</name>
    <message>
        <source>A new place to look at</source>
        <translation>Новое место для просмотра</translation>
    </message>
    <message>
        <source>Change the place</source>
        <translation>Изменить место</translation>
    </message>
    <message>
        <source>What to look for, and how to get in</source>
        <translation>Что искать и как туда попасть</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>часов</translation>
    </message>
    <message>
        <source>days</source>
        <translation>дней</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Название</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Адрес</translation>
    </message>
    <message>
        <source>Net&amp;work</source>
        <translation>С&amp;еть</translation>
    </message>
    <message>
        <source>Look &amp;every</source>
        <translation>Смотреть ка&amp;ждые</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>&amp;Заметка</translation>
    </message>
    <message>
        <source>Give the place a name.</source>
        <translation>Дайте месту название.</translation>
    </message>
</context>
<context>
    <name>otklik::DutyView</name>
    <message>
        <source>Nothing is looked at by hand</source>
        <translation>Вручную ничего не просматривают</translation>
    </message>
    <message>
        <source>Closed groups, forums and review sites that no program can read: write down where to look and how often, and Otklik reminds you. What is found is captured in seconds with a link or a text.</source>
        <translation>Закрытые группы, форумы и сайты отзывов, которые не прочитает ни одна программа: запишите, куда и как часто смотреть, и «Отклик» напомнит. Найденное записывается за секунды по ссылке или тексту.</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Вручную</translation>
    </message>
    <message>
        <source>&amp;New place…</source>
        <translation>&amp;Новое место…</translation>
    </message>
    <message>
        <source>&amp;Capture…</source>
        <translation>&amp;Записать…</translation>
    </message>
    <message>
        <source>I have &amp;looked</source>
        <translation>Я &amp;посмотрел(а)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Открыть</translation>
    </message>
    <message>
        <source>C&amp;apture here…</source>
        <translation>З&amp;аписать отсюда…</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>Из&amp;менить…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Убрать</translation>
    </message>
    <message>
        <source>Written down. It comes to the queue with the next synchronisation.</source>
        <translation>Записано. В очереди появится со следующей синхронизацией.</translation>
    </message>
    <message>
        <source>This one is not captured yet. Capture it or close the window, then take the next.</source>
        <translation>Это сообщение ещё не записано. Запишите его или закройте окно, потом берите следующее.</translation>
    </message>
</context>
<context>
    <name>otklik::EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>Эмодзи</translation>
    </message>
    <message>
        <source>Search: heart, thanks…</source>
        <translation>Поиск: сердце, спасибо…</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>Поиск эмодзи</translation>
    </message>
    <message>
        <source>No such emoji</source>
        <translation>Таких эмодзи нет</translation>
    </message>
</context>
<context>
    <name>otklik::EraseBox</name>
    <message>
        <source>Erase a customer</source>
        <translation>Стереть клиента</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Стереть навсегда</translation>
    </message>
    <message>
        <source>Everything about %1 is removed for good: here, on the server and on the computer of every colleague. It cannot be undone. Backups of the server keep it until they are replaced.</source>
        <translation>Всё, что известно о %1, будет удалено навсегда: здесь, на сервере и на компьютерах всех коллег. Отменить это нельзя. В резервных копиях сервера данные остаются, пока копии не сменятся.</translation>
    </message>
    <message>
        <source>Asking the server what there is…</source>
        <translation>Узнаём у сервера, что есть…</translation>
    </message>
    <message>
        <source>Letter of 3 May; without the name, it is kept in the journal</source>
        <translation>Письмо от 3 мая; без имени: причина остаётся в журнале</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Type the name to confirm: %1</source>
        <translation>Для подтверждения введите имя: %1</translation>
    </message>
    <message>
        <source>Act of erasure</source>
        <translation>Акт об удалении</translation>
    </message>
    <message>
        <source>The customer was erased. This is the act for your files; it holds no names and no words.</source>
        <translation>Клиент стёрт. Это акт для ваших документов; имён и текстов в нём нет.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>otklik::FaceButton</name>
    <message>
        <source>Photo of %1</source>
        <translation>Фото: %1</translation>
    </message>
    <message>
        <source>No photo of %1</source>
        <translation>Нет фото: %1</translation>
    </message>
    <message>
        <source>The picture is being prepared…</source>
        <translation>Картинка готовится…</translation>
    </message>
    <message>
        <source>Click to choose a photo, or drop one here</source>
        <translation>Нажмите, чтобы выбрать фото, или перетащите его сюда</translation>
    </message>
    <message>
        <source>Choose picture…</source>
        <translation>Выбрать картинку…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>Выбор фото</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.gif *.webp *.bmp)</source>
        <translation>Картинки (*.jpg *.jpeg *.png *.gif *.webp *.bmp)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
</context>
<context>
    <name>otklik::FactPopup</name>
    <message>
        <source>Open the case</source>
        <translation>Открыть обращение</translation>
    </message>
    <message>
        <source>The whole text</source>
        <translation>Текст целиком</translation>
    </message>
</context>
<context>
    <name>otklik::FilterBar</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Everybody&apos;s open work</source>
        <translation>Вся открытая работа</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Мои</translation>
    </message>
    <message>
        <source>Persons I answer</source>
        <translation>Те, кому отвечаю я</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Свободные</translation>
    </message>
    <message>
        <source>Nobody answers yet</source>
        <translation>Пока никто не отвечает</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Replies waiting for a lead</source>
        <translation>Ответы, которые ждут руководителя</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Answered or closed, newest first</source>
        <translation>Отвеченные и закрытые, сначала новые</translation>
    </message>
</context>
<context>
    <name>otklik::HistoryBox</name>
    <message>
        <source>Kept on this computer: open work, and &amp;history of</source>
        <translation>На этом компьютере: открытая работа и &amp;история за</translation>
    </message>
    <message>
        <source>at &amp;most</source>
        <translation>&amp;не больше</translation>
    </message>
    <message>
        <source>Age of the history kept on this computer</source>
        <translation>За какой срок хранить историю на этом компьютере</translation>
    </message>
    <message>
        <source>Size of the history kept on this computer</source>
        <translation>Сколько места отвести истории на этом компьютере</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>a year</source>
        <translation>год</translation>
    </message>
    <message>
        <source>three years</source>
        <translation>три года</translation>
    </message>
    <message>
        <source>Older history is let go of here, never on the server.</source>
        <translation>Более старая история убирается только отсюда, на сервере она остаётся.</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 ГБ</translation>
    </message>
</context>
<context>
    <name>otklik::ImportColumnsModel</name>
    <message>
        <source>Never collected</source>
        <translation>Не собирается никогда</translation>
    </message>
    <message>
        <source>Not looked at: health, religion, politics and the like are never collected</source>
        <translation>Не читается: здоровье, религия, политика и подобное не собираются никогда</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Столбец</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Первые строки</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>Что это</translation>
    </message>
</context>
<context>
    <name>otklik::ImportFieldDelegate</name>
    <message>
        <source>What the column “%1” is</source>
        <translation>Что такое столбец «%1»</translation>
    </message>
</context>
<context>
    <name>otklik::ImportForm</name>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Адрес</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Имя пользователя</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Пароль</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Дальше</translation>
    </message>
    <message>
        <source>&amp;Name of this customer base</source>
        <translation>&amp;Название этой клиентской базы</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <translation>Импорт из файла</translation>
    </message>
    <message>
        <source>Import from an address book</source>
        <translation>Импорт из адресной книги</translation>
    </message>
    <message>
        <source>Import from Tryton</source>
        <translation>Импорт из Tryton</translation>
    </message>
    <message>
        <source>The name stands at everything that is brought in. Import under the same name again, and what was brought in before is brought up to date.</source>
        <translation>Название стоит у всего, что придёт. Импортируйте под тем же названием снова — и пришедшее раньше обновится.</translation>
    </message>
    <message>
        <source>The name stands at everything that is brought in. The password is kept by the server and never shown again; it goes to this address only.</source>
        <translation>Название стоит у всего, что придёт. Пароль хранит сервер и больше не показывает; он уходит только по этому адресу.</translation>
    </message>
    <message>
        <source>Empty: the one that is kept</source>
        <translation>Пусто — тот, что сохранён</translation>
    </message>
</context>
<context>
    <name>otklik::ImportJobPane</name>
    <message>
        <source>Nothing to say about columns</source>
        <translation>О столбцах говорить нечего</translation>
    </message>
    <message>
        <source>This server says by itself what is what. Try out what an import would change; nothing is stored by that.</source>
        <translation>Этот сервер сам говорит, что есть что. Проверьте, что изменил бы импорт: при этом ничего не сохраняется.</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Столбцы файла</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>Показ&amp;ать</translation>
    </message>
    <message>
        <source>All that is not unchanged</source>
        <translation>Всё, что не осталось прежним</translation>
    </message>
    <message>
        <source>the first 200 of each kind</source>
        <translation>первые 200 каждого вида</translation>
    </message>
    <message>
        <source>What becomes of single records</source>
        <translation>Что станет с отдельными записями</translation>
    </message>
    <message>
        <source>The file holds &amp;all customers: who is not in it is marked as gone there</source>
        <translation>В файле &amp;все клиенты: кого в нём нет, помечается как пропавший там</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Try out</source>
        <translation>Проверит&amp;ь</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Импортировать</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>О&amp;становить</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Отбросить</translation>
    </message>
    <message>
        <source>Say what each column is. What is nothing else is kept under its own name.</source>
        <translation>Скажите, что есть что. Всё остальное сохраняется под своим именем.</translation>
    </message>
    <message>
        <source>Nothing is stored yet. An import would do this. %1</source>
        <translation>Пока ничего не сохранено. Импорт сделал бы вот что. %1</translation>
    </message>
    <message>
        <source>Imported. %1</source>
        <translation>Импортировано. %1</translation>
    </message>
    <message>
        <source>Sending the file to the server…</source>
        <translation>Файл отправляется на сервер…</translation>
    </message>
</context>
<context>
    <name>otklik::ImportListPane</name>
    <message>
        <source>Go on with it</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>Customers from elsewhere</source>
        <translation>Клиенты извне</translation>
    </message>
    <message>
        <source>Records of customers come in from a file, an address book or a CRM, in one direction and as often as you like. What a colleague typed is never overwritten, and nobody is linked by it.</source>
        <translation>Записи о клиентах приходят из файла, адресной книги или CRM — в одну сторону и сколько угодно раз. Набранное коллегами не переписывается никогда, и никто этим не связывается.</translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation>Из &amp;файла…</translation>
    </message>
    <message>
        <source>From an &amp;address book…</source>
        <translation>Из &amp;адресной книги…</translation>
    </message>
    <message>
        <source>From Tr&amp;yton…</source>
        <translation>Из &amp;Tryton…</translation>
    </message>
    <message>
        <source>Nothing was imported yet</source>
        <translation>Пока ничего не импортировали</translation>
    </message>
    <message>
        <source>Export your customers from your CRM or spreadsheet as CSV or vCard and choose the file. You see first what every column would become and what would change; nothing is stored before you say so.</source>
        <translation>Выгрузите клиентов из CRM или таблицы в CSV или vCard и выберите файл. Сначала вы увидите, чем станет каждый столбец и что изменится; без вашего слова ничего не сохраняется.</translation>
    </message>
    <message>
        <source>Where customers came from</source>
        <translation>Откуда пришли клиенты</translation>
    </message>
    <message>
        <source>Import a&amp;gain…</source>
        <translation>Импортировать &amp;снова…</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Откуда</translation>
    </message>
    <message>
        <source>Log of imports</source>
        <translation>Журнал импортов</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Your import “%1” was not finished.</source>
        <translation>Ваш импорт «%1» не закончен.</translation>
    </message>
</context>
<context>
    <name>otklik::ImportReportModel</name>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Who, and what changes</source>
        <translation>Кто и что меняется</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Там</translation>
    </message>
</context>
<context>
    <name>otklik::ImportsPresenter</name>
    <message>
        <source>Customer base</source>
        <translation>Клиентская база</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Откуда</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>В последний раз</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новых</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменённых</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Прежних</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Не принято</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Gone there</source>
        <translation>Пропало там</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Чем кончился</translation>
    </message>
</context>
<context>
    <name>otklik::ImportsView</name>
    <message>
        <source>Choose a file of customers</source>
        <translation>Выберите файл с клиентами</translation>
    </message>
    <message>
        <source>Tables and cards (*.csv *.tsv *.txt *.json *.jsonl *.vcf *.vcard)</source>
        <translation>Таблицы и карточки (*.csv *.tsv *.txt *.json *.jsonl *.vcf *.vcard)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
</context>
<context>
    <name>otklik::InPlaceField</name>
    <message>
        <source>Click to change</source>
        <translation>Нажмите, чтобы изменить</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Оставить моё</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Взять новое</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
    <message>
        <source>Meanwhile a colleague wrote: %1</source>
        <translation>Тем временем коллега пишет: %1</translation>
    </message>
    <message>
        <source>%1 wrote: %2</source>
        <translation>%1 пишет: %2</translation>
    </message>
</context>
<context>
    <name>otklik::InterestsSection</name>
    <message>
        <source>Interests</source>
        <translation>Интересы</translation>
    </message>
    <message>
        <source>Add from the team&apos;s list</source>
        <translation>Добавить из списка команды</translation>
    </message>
    <message>
        <source>Add an interest from the team&apos;s list</source>
        <translation>Добавить интерес из списка команды</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>Not an interest of theirs: %1</source>
        <translation>Это не интерес клиента: %1</translation>
    </message>
    <message>
        <source>Confirm: it goes onto the card with these words</source>
        <translation>Подтвердить: интерес попадёт в карточку вместе с этими словами</translation>
    </message>
    <message>
        <source>Confirm the interest. %1</source>
        <translation>Подтвердить интерес. %1</translation>
    </message>
    <message>
        <source>from the profile</source>
        <translation>из профиля</translation>
    </message>
    <message>
        <source>from a message</source>
        <translation>из сообщения</translation>
    </message>
</context>
<context>
    <name>otklik::JournalBox</name>
    <message>
        <source>Journal: %1</source>
        <translation>Журнал: %1</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Earlier entries</source>
        <translation>Более ранние записи</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Спрашиваем сервер…</translation>
    </message>
    <message>
        <source>Looks at the card are noted once an hour for each colleague.</source>
        <translation>Просмотры карточки отмечаются раз в час для каждого коллеги.</translation>
    </message>
    <message>
        <source>Nobody has looked at this card or changed it yet.</source>
        <translation>Эту карточку ещё никто не смотрел и не менял.</translation>
    </message>
</context>
<context>
    <name>otklik::KeysBox</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>Следующее обращение</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>Предыдущее обращение</translation>
    </message>
    <message>
        <source>Open the case (in the queue)</source>
        <translation>Открыть обращение (в очереди)</translation>
    </message>
    <message>
        <source>Claim the person (in the queue)</source>
        <translation>Взять человека (в очереди)</translation>
    </message>
    <message>
        <source>Claim the person of the open case</source>
        <translation>Взять человека из открытого обращения</translation>
    </message>
    <message>
        <source>Filters of the queue</source>
        <translation>Фильтры очереди</translation>
    </message>
    <message>
        <source>Open the thread in the browser</source>
        <translation>Открыть обсуждение в браузере</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Этот список</translation>
    </message>
    <message>
        <source>Plainer words (in the reply)</source>
        <translation>Сказать проще (в ответе)</translation>
    </message>
    <message>
        <source>Emoji (in the reply)</source>
        <translation>Эмодзи (в ответе)</translation>
    </message>
    <message>
        <source>Next spelling mistake (in the reply)</source>
        <translation>Следующая орфографическая ошибка (в ответе)</translation>
    </message>
    <message>
        <source>A bonus for the customer</source>
        <translation>Бонус для клиента</translation>
    </message>
    <message>
        <source>Attach pictures (in the reply)</source>
        <translation>Приложить картинки (в ответе)</translation>
    </message>
</context>
<context>
    <name>otklik::LedgerModel</name>
    <message>
        <source>Waiting for a lead</source>
        <translation>Ждут руководителя</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Решено</translation>
    </message>
    <message>
        <source>%1 for %2, by %3: %4</source>
        <translation>%1, клиент: %2, сотрудник: %3, %4</translation>
    </message>
</context>
<context>
    <name>otklik::LedgerView</name>
    <message>
        <source>No bonus has been given yet</source>
        <translation>Бонусов ещё не дарили</translation>
    </message>
    <message>
        <source>A bonus is given where the reply is written: the button with the parcel, or Ctrl+B. Here stands what became of it.</source>
        <translation>Бонус дарят там, где пишут ответ: кнопкой с подарком или Ctrl+B. Здесь видно, что с ним стало.</translation>
    </message>
    <message>
        <source>Bonuses</source>
        <translation>Бонусы</translation>
    </message>
    <message>
        <source>Whose bonuses</source>
        <translation>Чьи бонусы</translation>
    </message>
    <message>
        <source>How they stand</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Nothing of this kind.</source>
        <translation>Таких нет.</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Открыть обращение</translation>
    </message>
    <message>
        <source>Reason, if it is refused; the agent reads it</source>
        <translation>Причина отказа; её прочитает сотрудник</translation>
    </message>
    <message>
        <source>Reason for refusing</source>
        <translation>Причина отказа</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Отказать</translation>
    </message>
    <message>
        <source>Give it</source>
        <translation>Подарить</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Все сотрудники</translation>
    </message>
    <message>
        <source>A refusal needs a reason</source>
        <translation>Для отказа нужна причина</translation>
    </message>
    <message>
        <source>Really take back</source>
        <translation>Точно отозвать</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>It counts for nothing then; that cannot be undone</source>
        <translation>Бонус перестанет учитываться; вернуть его будет нельзя</translation>
    </message>
</context>
<context>
    <name>otklik::LinkAccountBox</name>
    <message>
        <source>The same person elsewhere</source>
        <translation>Тот же человек в другом месте</translation>
    </message>
    <message>
        <source>Name or handle of the other account</source>
        <translation>Имя или ник другого аккаунта</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Это один человек</translation>
    </message>
    <message>
        <source>%1 (%2) is put under %3: one card, one history, one claim. It can be taken apart again at any time; nothing is merged away.</source>
        <translation>%1 (%2) будет под одним человеком с %3: одна карточка, одна история, один отвечающий. В любой момент их можно разделить; ничего не сливается и не теряется.</translation>
    </message>
    <message>
        <source>Begin to type a name.</source>
        <translation>Начните вводить имя.</translation>
    </message>
    <message>
        <source>Nobody of that name on this computer.</source>
        <translation>На этом компьютере такого имени нет.</translation>
    </message>
</context>
<context>
    <name>otklik::LinkHint</name>
    <message numerus="yes">
        <source>May also be one of these, and %n more:</source>
        <translation>
            <numerusform>Возможно, это ещё и кто-то из них, и ещё %n:</numerusform>
            <numerusform>Возможно, это ещё и кто-то из них, и ещё %n:</numerusform>
            <numerusform>Возможно, это ещё и кто-то из них, и ещё %n:</numerusform>
        </translation>
    </message>
    <message>
        <source>May also be:</source>
        <translation>Возможно, это ещё и:</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>who, how likely</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Посмотреть</translation>
    </message>
    <message>
        <source>Look whether this is the same person: %1</source>
        <translation>Посмотреть, один ли это человек: %1</translation>
    </message>
</context>
<context>
    <name>otklik::LinkPages</name>
    <message>
        <source>Same person?</source>
        <translation>Кто есть кто</translation>
    </message>
</context>
<context>
    <name>otklik::LinkPopup</name>
    <message>
        <source>The name is written in other letters: %1. It may look like a name you know and be another one.</source>
        <translation>Имя написано другими буквами: %1. Оно может выглядеть знакомо и быть чужим.</translation>
    </message>
    <message>
        <source>It mixes letters of several alphabets, as forged names do.</source>
        <translation>В нём смешаны буквы разных алфавитов — так делают подделки.</translation>
    </message>
    <message>
        <source>What stands before the @ is not the address; it only looks like one.</source>
        <translation>То, что стоит перед @, — не адрес, хотя и похоже на него.</translation>
    </message>
    <message>
        <source>The connection is not encrypted (http).</source>
        <translation>Соединение не шифруется (http).</translation>
    </message>
    <message>
        <source>It uses an unusual port: %1.</source>
        <translation>Необычный порт: %1.</translation>
    </message>
    <message>
        <source>This link leads to</source>
        <translation>Ссылка ведёт на</translation>
    </message>
    <message>
        <source>Written as: %1</source>
        <translation>Написано: %1</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Открыть в браузере</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>otklik::LinksPage</name>
    <message>
        <source>To decide</source>
        <translation>Решить</translation>
    </message>
    <message>
        <source>Lately decided</source>
        <translation>Недавно решённые</translation>
    </message>
    <message>
        <source>Nothing was decided yet</source>
        <translation>Решений пока нет</translation>
    </message>
    <message>
        <source>Every pair that a colleague has linked or refused stands here, and what was linked automatically because the networks prove it. Each can be decided otherwise at any time; every account keeps its own history.</source>
        <translation>Здесь стоят все пары, которые коллеги связали или отклонили, и то, что связалось само, потому что это доказывают сети. Любое решение можно изменить в любое время: у каждого аккаунта остаётся своя история.</translation>
    </message>
    <message>
        <source>All decided</source>
        <translation>Всё решено</translation>
    </message>
    <message>
        <source>Thank you: every pair has its answer. New ones come with new accounts and imports; what was decided can be changed at any time.</source>
        <translation>Спасибо: у каждой пары есть ответ. Новые появятся с новыми аккаунтами и импортом; решённое можно изменить в любое время.</translation>
    </message>
    <message>
        <source>No pairs to decide about</source>
        <translation>Решать пока нечего</translation>
    </message>
    <message>
        <source>When two accounts may be one person&apos;s, by name, handle, e-mail, phone or what their profiles say, the pair stands here with what speaks for it and what against. You decide; nothing is merged without you, unless the networks themselves prove it.</source>
        <translation>Когда два аккаунта похожи на одного человека — по имени, нику, почте, телефону или тому, что сказано в профилях, — пара появится здесь вместе с тем, что говорит «за» и что «против». Решаете вы: без вас ничего не связывается, если только этого не доказывают сами сети.</translation>
    </message>
</context>
<context>
    <name>otklik::LoyaltySection</name>
    <message>
        <source>Conflict</source>
        <translation>Конфликт</translation>
    </message>
    <message>
        <source>The case was decided to be a complaint</source>
        <translation>Обращение признано жалобой</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>A reply with a solution or a way out has left</source>
        <translation>Ушёл ответ с решением или выходом</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>Бонус</translation>
    </message>
    <message>
        <source>An individual bonus was given</source>
        <translation>Подарен личный бонус</translation>
    </message>
    <message>
        <source>Thanked</source>
        <translation>Благодарность</translation>
    </message>
    <message>
        <source>The customer&apos;s own thanks</source>
        <translation>Клиент сам поблагодарил</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Возвращение</translation>
    </message>
    <message>
        <source>Wrote again at least a week later, and not to complain</source>
        <translation>Написал снова не раньше чем через неделю — и не с жалобой</translation>
    </message>
    <message>
        <source>From conflict to loyalty</source>
        <translation>От конфликта к лояльности</translation>
    </message>
</context>
<context>
    <name>otklik::MainWindow</name>
    <message>
        <source>Otklik</source>
        <translation>Отклик</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Team lead</source>
        <translation>Руководитель</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Администратор</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Switch user…</source>
        <translation>Сменить пользователя…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>About Otklik</source>
        <translation>О программе</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлое</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмное</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
</context>
<context>
    <name>otklik::MatrixEditorPresenter</name>
    <message>
        <source>Restore version %1</source>
        <translation>возврат версии %1</translation>
    </message>
    <message>
        <source>Take version %1</source>
        <translation>переход на версию %1</translation>
    </message>
</context>
<context>
    <name>otklik::MatrixEditorView</name>
    <message>
        <source>Rows</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>Вопросы и ответы</translation>
    </message>
    <message>
        <source>Response matrix</source>
        <translation>Матрица реагирования</translation>
    </message>
    <message>
        <source>Undo:</source>
        <translation>Отменить:</translation>
    </message>
    <message>
        <source>Redo:</source>
        <translation>Повторить:</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Версии…</translation>
    </message>
    <message>
        <source>Look at theirs</source>
        <translation>Посмотреть чужую</translation>
    </message>
    <message>
        <source>Put mine on top</source>
        <translation>Оставить мою поверх</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Взять чужую</translation>
    </message>
    <message>
        <source>Problems of the matrix</source>
        <translation>Ошибки матрицы</translation>
    </message>
    <message>
        <source>Add a row for it</source>
        <translation>Добавить строку для этого случая</translation>
    </message>
    <message>
        <source>What was changed, for the others</source>
        <translation>Что изменилось — для коллег</translation>
    </message>
    <message>
        <source>Discard edits</source>
        <translation>Отбросить правки</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Опубликовать</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Проверяем…</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Ошибок нет</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n ошибка</numerusform>
            <numerusform>%n ошибки</numerusform>
            <numerusform>%n ошибок</numerusform>
        </translation>
    </message>
    <message>
        <source>This is version %1. Nothing has been edited.</source>
        <translation>Это версия %1. Правок нет.</translation>
    </message>
    <message>
        <source>Version %1 is on its way: agents see it when the server has taken it.</source>
        <translation>Версия %1 отправлена: операторы увидят её, когда её примет сервер.</translation>
    </message>
    <message>
        <source>Decide first what becomes of the version published meanwhile.</source>
        <translation>Сначала решите, что делать с версией, опубликованной тем временем.</translation>
    </message>
    <message>
        <source>The draft is being checked.</source>
        <translation>Черновик проверяется.</translation>
    </message>
    <message>
        <source>It cannot be published while there are problems: an agent would be left without an answer, or with two.</source>
        <translation>Пока есть ошибки, публиковать нельзя: оператор останется без ответа или получит два сразу.</translation>
    </message>
    <message>
        <source>Edited on top of version %1. Your edits are kept here until you publish or discard them.</source>
        <translation>Правки поверх версии %1. Они хранятся здесь, пока вы их не опубликуете или не отбросите.</translation>
    </message>
    <message>
        <source>Version %1 cannot be read (%2). The one before it stays in use.</source>
        <translation>Версию %1 не удаётся прочитать (%2). Действует предыдущая.</translation>
    </message>
    <message>
        <source>%1 has published version %2 while you were editing. Both are kept.</source>
        <translation>%1: опубликована версия %2, пока вы вносили правки. Сохранены обе.</translation>
    </message>
</context>
<context>
    <name>otklik::MatrixModel</name>
    <message>
        <source>%1 (a lead agrees)</source>
        <translation>%1 (с согласия руководителя)</translation>
    </message>
    <message>
        <source>Fits this case: %1</source>
        <translation>Подходит к этому обращению: %1</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Исход</translation>
    </message>
    <message>
        <source>Tactic</source>
        <translation>Тактика</translation>
    </message>
</context>
<context>
    <name>otklik::MatrixTable</name>
    <message>
        <source>No answer</source>
        <translation>Нет ответов</translation>
    </message>
    <message>
        <source>A lead</source>
        <translation>Руководитель</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Никто</translation>
    </message>
    <message>
        <source>%1. A problem: %2</source>
        <translation>%1. Ошибка: %2</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Исход</translation>
    </message>
    <message>
        <source>Who agrees</source>
        <translation>Кто согласует</translation>
    </message>
    <message>
        <source>Tactic</source>
        <translation>Тактика</translation>
    </message>
</context>
<context>
    <name>otklik::MatrixWindow</name>
    <message>
        <source>Response matrix</source>
        <translation>Матрица реагирования</translation>
    </message>
</context>
<context>
    <name>otklik::MediaTiles</name>
    <message>
        <source>Picture</source>
        <translation>Картинка</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Видео</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Звук</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
</context>
<context>
    <name>otklik::ModerationActions</name>
    <message>
        <source>What was &amp;decided…</source>
        <translation>Что &amp;решили…</translation>
    </message>
</context>
<context>
    <name>otklik::ModerationDesk</name>
    <message>
        <source>Written down: how it stands is said below the message.</source>
        <translation>Записано: под сообщением видно, что с этим стало.</translation>
    </message>
    <message>
        <source>The notice was copied.</source>
        <translation>Уведомление скопировано.</translation>
    </message>
    <message>
        <source>No reply to this author is being written here: the text was copied.</source>
        <translation>Ответ этому автору здесь не пишется: текст скопирован.</translation>
    </message>
</context>
<context>
    <name>otklik::ModerationDialog</name>
    <message>
        <source>Warn instead</source>
        <translation>Предупредить</translation>
    </message>
    <message>
        <source>%1 wrote, %2:</source>
        <extracomment>a name, a moment</extracomment>
        <translation>Пишет %1, %2:</translation>
    </message>
    <message>
        <source>The message, kept as evidence</source>
        <translation>Сообщение, которое хранится как доказательство</translation>
    </message>
    <message>
        <source>Which &amp;published rule was broken?</source>
        <translation>Какое &amp;правило нарушено?</translation>
    </message>
    <message>
        <source>What the author is &amp;told: why, and where to go</source>
        <translation>&amp;Что скажем автору: почему и куда обратиться</translation>
    </message>
    <message>
        <source>Put it into my reply, too</source>
        <translation>Вставить и в мой ответ</translation>
    </message>
    <message>
        <source>The notice goes out like every reply: when you send it.</source>
        <translation>Уведомление уйдёт как любой ответ: когда вы его отправите.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Choose a rule</source>
        <translation>Выберите правило</translation>
    </message>
    <message>
        <source>What is on record about the author is being read…</source>
        <translation>Читаем, что записано за автором…</translation>
    </message>
    <message>
        <source>What is on record about this author is not known on this computer. The server looks it up, and refuses when a warning is missing.</source>
        <translation>Что записано за этим автором, на этом компьютере неизвестно. Сервер проверит сам и откажет, если не хватает предупреждения.</translation>
    </message>
    <message>
        <source>Record the warning</source>
        <translation>Записать предупреждение</translation>
    </message>
    <message>
        <source>Approve the removal</source>
        <translation>Одобрить удаление</translation>
    </message>
    <message>
        <source>Ask for the removal</source>
        <translation>Попросить об удалении</translation>
    </message>
    <message>
        <source>Approve the block</source>
        <translation>Одобрить блокировку</translation>
    </message>
    <message>
        <source>Ask for the block</source>
        <translation>Попросить о блокировке</translation>
    </message>
</context>
<context>
    <name>otklik::ModerationForm</name>
    <message>
        <source>What is on record about the author is being read.</source>
        <translation>Читаем, что записано за автором.</translation>
    </message>
    <message>
        <source>This has been done about the message already.</source>
        <translation>С этим сообщением это уже сделано.</translation>
    </message>
    <message>
        <source>No discussion rules are published. A lead writes them on the Team page.</source>
        <translation>Правила обсуждения не опубликованы. Их пишет руководитель на странице «Команда».</translation>
    </message>
    <message>
        <source>Choose the rule that was broken.</source>
        <translation>Выберите нарушенное правило.</translation>
    </message>
    <message>
        <source>Write what the author is told.</source>
        <translation>Напишите, что сказать автору.</translation>
    </message>
</context>
<context>
    <name>otklik::ModerationModel</name>
    <message>
        <source>To be decided by a lead</source>
        <translation>Решает руководитель</translation>
    </message>
    <message>
        <source>To be done in the network</source>
        <translation>Сделать в сети</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>what was done, a name, a message</comment>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>otklik::ModerationPopup</name>
    <message>
        <source>The server has not answered yet, or has refused: see the page Sync.</source>
        <translation>Сервер ещё не ответил или отказал: подробности на странице «Связь».</translation>
    </message>
    <message>
        <source>The rule: %1</source>
        <translation>Правило: %1</translation>
    </message>
    <message>
        <source>What the author is told: %1</source>
        <translation>Что сказано автору: %1</translation>
    </message>
    <message>
        <source>The lead: %1</source>
        <translation>Руководитель: %1</translation>
    </message>
    <message>
        <source>Open in the network…</source>
        <translation>Открыть в сети…</translation>
    </message>
    <message>
        <source>It is done there</source>
        <translation>Там сделано</translation>
    </message>
    <message>
        <source>Copy the notice</source>
        <translation>Копировать уведомление</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отозвать</translation>
    </message>
</context>
<context>
    <name>otklik::ModerationReviewView</name>
    <message>
        <source>No removals or blocks are open</source>
        <translation>Удалений и блокировок в работе нет</translation>
    </message>
    <message>
        <source>They are asked for at a message of the conversation: open its menu with Enter.</source>
        <translation>О них просят прямо у сообщения в переписке: меню открывает клавиша Enter.</translation>
    </message>
    <message>
        <source>Removals and blocks</source>
        <translation>Удаления и блокировки</translation>
    </message>
    <message>
        <source>The message, kept as evidence</source>
        <translation>Сообщение, которое хранится как доказательство</translation>
    </message>
    <message>
        <source>The rule that was broken</source>
        <translation>Нарушенное правило</translation>
    </message>
    <message>
        <source>What the author is told</source>
        <translation>Что сказано автору</translation>
    </message>
    <message>
        <source>What else is on record</source>
        <translation>Что ещё записано</translation>
    </message>
    <message>
        <source>A word to the agent; needed to refuse</source>
        <translation>Несколько слов оператору; без них отказать нельзя</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Открыть обращение</translation>
    </message>
    <message>
        <source>Open in the network…</source>
        <translation>Открыть в сети…</translation>
    </message>
    <message>
        <source>Copy the notice</source>
        <translation>Копировать уведомление</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>It is done there</source>
        <translation>Там сделано</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Отказать</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Одобрить</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>&quot;Removal&quot;, a name</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Asked for by %1, %2</source>
        <translation>Просит %1, %2</translation>
    </message>
    <message>
        <source>It is being read…</source>
        <translation>Читаем…</translation>
    </message>
    <message>
        <source>Write a word to the agent first.</source>
        <translation>Сначала напишите оператору, почему.</translation>
    </message>
</context>
<context>
    <name>otklik::MomentPopup</name>
    <message>
        <source>From the history</source>
        <translation>Из истории</translation>
    </message>
    <message>
        <source>Only this message was kept for search; there is nothing to answer here.</source>
        <translation>Это сообщение хранится для поиска; отвечать здесь не на что.</translation>
    </message>
    <message>
        <source>&amp;Earlier messages</source>
        <translation>&amp;Более ранние сообщения</translation>
    </message>
    <message>
        <source>&amp;Later messages</source>
        <translation>Более &amp;поздние сообщения</translation>
    </message>
    <message>
        <source>The rest of the conversation is on the server, which cannot be reached now.</source>
        <translation>Остальная переписка — на сервере, а он сейчас недоступен.</translation>
    </message>
    <message>
        <source>The conversation is being fetched from the server…</source>
        <translation>Переписка загружается с сервера…</translation>
    </message>
    <message>
        <source>The conversation comes from the server, to be read only; there is nothing to answer here.</source>
        <translation>Переписка взята с сервера, только для чтения; отвечать здесь не на что.</translation>
    </message>
    <message>
        <source>The conversation begins here</source>
        <translation>Здесь переписка начинается</translation>
    </message>
    <message>
        <source>The conversation ends here</source>
        <translation>Здесь переписка заканчивается</translation>
    </message>
</context>
<context>
    <name>otklik::MonthChart</name>
    <message>
        <source>Contacts by month</source>
        <translation>Обращения по месяцам</translation>
    </message>
    <message>
        <source>%1: no contacts</source>
        <translation>%1: обращений не было</translation>
    </message>
    <message>
        <source>%1: %2, %3, heat %4</source>
        <translation>%1: %2, %3, накал %4</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n сообщение</numerusform>
            <numerusform>%n сообщения</numerusform>
            <numerusform>%n сообщений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s)</source>
        <translation>
            <numerusform>%n ответ</numerusform>
            <numerusform>%n ответа</numerusform>
            <numerusform>%n ответов</numerusform>
        </translation>
    </message>
    <message>
        <source>theirs</source>
        <translation>пишут нам</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>пишем мы</translation>
    </message>
    <message>
        <source>heat</source>
        <translation>накал</translation>
    </message>
</context>
<context>
    <name>otklik::NotesSection</name>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Сохранить заметку</translation>
    </message>
    <message>
        <source>What should colleagues know? (Ctrl+Enter saves)</source>
        <translation>Что стоит знать коллегам? (Ctrl+Enter — сохранить)</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Новая заметка</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>Edit this note</source>
        <translation>Изменить заметку</translation>
    </message>
    <message>
        <source>Remove this note</source>
        <translation>Убрать заметку</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>What is written down</source>
        <translation>Что записываем</translation>
    </message>
    <message>
        <source>What was said, and what was agreed? (Ctrl+Enter saves)</source>
        <translation>О чём говорили и о чём договорились? (Ctrl+Enter — сохранить)</translation>
    </message>
</context>
<context>
    <name>otklik::OpenSection</name>
    <message>
        <source>Open</source>
        <translation>Не закрыто</translation>
    </message>
    <message>
        <source>promise · %1</source>
        <translation>обещание · %1</translation>
    </message>
    <message>
        <source>Gone private in %1</source>
        <translation>Ушли в личное: %1</translation>
    </message>
    <message>
        <source>we have written</source>
        <translation>мы написали</translation>
    </message>
    <message>
        <source>nobody has written yet</source>
        <translation>ещё никто не написал</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>otklik::OutboxModel</name>
    <message>
        <source>waits for the server</source>
        <translation>ждёт сервера</translation>
    </message>
</context>
<context>
    <name>otklik::OutboxView</name>
    <message>
        <source>Nothing is on its way</source>
        <translation>Ничего не отправляется</translation>
    </message>
    <message>
        <source>Replies stand here from the moment they leave the composer until they are seen in the network.</source>
        <translation>Ответы стоят здесь с той минуты, как вы их отправили, и до тех пор, пока их не увидят в сети.</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Исходящие</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Открыть обращение</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>What we sent %1, to %2, %3</source>
        <extracomment>above a text: when it was sent, to whom, whether in public</extracomment>
        <translation>Что мы отправили %1; кому: %2, %3</translation>
    </message>
</context>
<context>
    <name>otklik::PairKeys</name>
    <message>
        <source>Next pair</source>
        <translation>Следующая пара</translation>
    </message>
    <message>
        <source>Previous pair</source>
        <translation>Предыдущая пара</translation>
    </message>
    <message>
        <source>The same person</source>
        <translation>Один человек</translation>
    </message>
    <message>
        <source>Not the same; never proposed again</source>
        <translation>Разные люди; больше не предлагать</translation>
    </message>
    <message>
        <source>Later: go on, decide nothing</source>
        <translation>Позже: идти дальше, ничего не решая</translation>
    </message>
    <message>
        <source>The same person after all</source>
        <translation>Всё-таки один человек</translation>
    </message>
    <message>
        <source>Ask again: back to the open ones</source>
        <translation>Спросить снова: вернуть на решение</translation>
    </message>
    <message>
        <source>Undo the last decision, then the one before it</source>
        <translation>Отменить последнее решение, потом предыдущее</translation>
    </message>
    <message>
        <source>Open the case of the left or right account</source>
        <translation>Открыть обращение левого или правого аккаунта</translation>
    </message>
    <message>
        <source>Read on below</source>
        <translation>Читать ниже</translation>
    </message>
</context>
<context>
    <name>otklik::PairsPresenter</name>
    <message>
        <source>This was the last of the list; nothing was decided about it.</source>
        <translation>Это последняя пара в списке; о ней ничего не решено.</translation>
    </message>
    <message>
        <source>Nothing of this sitting is left to undo.</source>
        <translation>Отменять больше нечего.</translation>
    </message>
    <message>
        <source>Undone. %1</source>
        <translation>Отменено. %1</translation>
    </message>
    <message>
        <source>Nothing that this account wrote is on this computer.</source>
        <translation>На этом компьютере нет ничего, что писал этот аккаунт.</translation>
    </message>
    <message>
        <source>What this account wrote belongs to no case.</source>
        <translation>То, что писал этот аккаунт, не входит ни в одно обращение.</translation>
    </message>
</context>
<context>
    <name>otklik::PairsView</name>
    <message>
        <source>Pairs to decide about</source>
        <translation>Пары на решение</translation>
    </message>
    <message>
        <source>Pairs decided lately</source>
        <translation>Недавно решённые пары</translation>
    </message>
    <message>
        <source>This pair has been decided meanwhile</source>
        <translation>Эту пару тем временем уже решили</translation>
    </message>
    <message>
        <source>By a colleague, or because what spoke for it is no longer so. Nothing was done in your name. J goes on to the next pair.</source>
        <translation>Это сделал коллега — или то, что говорило «за», больше не так. От вашего имени ничего не сделано. J — к следующей паре.</translation>
    </message>
    <message>
        <source>What speaks for one person, and what against</source>
        <translation>Что говорит за одного человека и что против</translation>
    </message>
    <message>
        <source>Same person (Y)</source>
        <translation>Один человек (Y)</translation>
    </message>
    <message>
        <source>Not the same (N)</source>
        <translation>Разные люди (N)</translation>
    </message>
    <message>
        <source>Later (S)</source>
        <translation>Позже (S)</translation>
    </message>
    <message>
        <source>Ask again (R)</source>
        <translation>Спросить снова (R)</translation>
    </message>
    <message>
        <source>All keys of this page (?)</source>
        <translation>Все клавиши этой страницы (?)</translation>
    </message>
    <message>
        <source>All keys of this page</source>
        <translation>Все клавиши этой страницы</translation>
    </message>
    <message numerus="yes">
        <source>%n decided in this sitting</source>
        <translation>
            <numerusform>За этот раз решена %n пара</numerusform>
            <numerusform>За этот раз решены %n пары</numerusform>
            <numerusform>За этот раз решено %n пар</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 · %2 then</source>
        <translation>%1 · тогда было %2</translation>
    </message>
    <message>
        <source>The networks say so themselves: %1.</source>
        <translation>Так говорят сами сети: %1.</translation>
    </message>
</context>
<context>
    <name>otklik::PartsStrip</name>
    <message>
        <source>The parts of the reply</source>
        <translation>Части ответа</translation>
    </message>
    <message numerus="yes">
        <source>Longer than one post there. It can go out in %n part(s), one after the other:</source>
        <translation>
            <numerusform>Для одной записи там слишком длинно. Можно отправить %n частью:</numerusform>
            <numerusform>Для одной записи там слишком длинно. Можно отправить %n частями, одну за другой:</numerusform>
            <numerusform>Для одной записи там слишком длинно. Можно отправить %n частями, одну за другой:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send in %n part(s)</source>
        <translation>
            <numerusform>Отправить %n частью</numerusform>
            <numerusform>Отправить %n частями</numerusform>
            <numerusform>Отправить %n частями</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n part(s) to review</source>
        <translation>
            <numerusform>Отправить %n часть на проверку</numerusform>
            <numerusform>Отправить %n части на проверку</numerusform>
            <numerusform>Отправить %n частей на проверку</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::PhotoPresenter</name>
    <message>
        <source>photo</source>
        <translation>фото</translation>
    </message>
    <message>
        <source>Photo changed</source>
        <translation>Фото изменено</translation>
    </message>
    <message>
        <source>Photo removed</source>
        <translation>Фото убрано</translation>
    </message>
</context>
<context>
    <name>otklik::PicturePreview</name>
    <message>
        <source>Being read…</source>
        <translation>Читается…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Скопировать картинку</translation>
    </message>
    <message>
        <source>To post it by hand</source>
        <translation>Чтобы отправить вручную</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>otklik::PresenceStrip</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 writes</source>
        <translation>%1 пишет</translation>
    </message>
    <message>
        <source>%1 write</source>
        <translation>%1 пишут</translation>
    </message>
    <message>
        <source>%1 is looking at this card</source>
        <translation>%1 смотрит эту карточку</translation>
    </message>
    <message>
        <source>%1 are looking at this card</source>
        <translation>%1 смотрят эту карточку</translation>
    </message>
</context>
<context>
    <name>otklik::ProfileHeader</name>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>%1 there now</source>
        <translation>там сейчас %1</translation>
    </message>
    <message>
        <source>you answer</source>
        <translation>отвечаете вы</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>отвечает %1</translation>
    </message>
    <message>
        <source>nobody answers now</source>
        <translation>никто не отвечает</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n сообщение</numerusform>
            <numerusform>%n сообщения</numerusform>
            <numerusform>%n сообщений</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::ProfilePane</name>
    <message>
        <source>City</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Часовой пояс</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Рождение</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Скопировано: %1</translation>
    </message>
</context>
<context>
    <name>otklik::ProfilePresenter</name>
    <message>
        <source>Name changed</source>
        <translation>Имя изменено</translation>
    </message>
    <message>
        <source>Language changed</source>
        <translation>Язык изменён</translation>
    </message>
    <message>
        <source>City changed</source>
        <translation>Город изменён</translation>
    </message>
    <message>
        <source>Tags changed</source>
        <translation>Метки изменены</translation>
    </message>
    <message>
        <source>Time zone changed</source>
        <translation>Часовой пояс изменён</translation>
    </message>
    <message>
        <source>Date of birth changed</source>
        <translation>Дата рождения изменена</translation>
    </message>
    <message>
        <source>Contact added</source>
        <translation>Контакт добавлен</translation>
    </message>
    <message>
        <source>Contact changed</source>
        <translation>Контакт изменён</translation>
    </message>
    <message>
        <source>Contact removed</source>
        <translation>Контакт убран</translation>
    </message>
</context>
<context>
    <name>otklik::PromiseModel</name>
    <message>
        <source>Settled</source>
        <translation>Закрытые</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Просроченные</translation>
    </message>
    <message>
        <source>Due next</source>
        <translation>Ближайшие</translation>
    </message>
</context>
<context>
    <name>otklik::PromiseStrip</name>
    <message>
        <source>Promise: “%1”</source>
        <translation>Обещание: «%1»</translation>
    </message>
    <message>
        <source>Due %1; choose another time</source>
        <translation>Срок: %1. Выбрать другой</translation>
    </message>
    <message>
        <source>no timer</source>
        <translation>без напоминания</translation>
    </message>
    <message>
        <source>could be meant otherwise: look twice</source>
        <translation>можно понять иначе — проверьте</translation>
    </message>
    <message>
        <source>outside working hours</source>
        <translation>в нерабочее время</translation>
    </message>
</context>
<context>
    <name>otklik::PromisesView</name>
    <message>
        <source>Nothing is promised</source>
        <translation>Обещаний нет</translation>
    </message>
    <message>
        <source>When a reply says by when something will happen, it stands here until it is kept: “we will answer by Friday”.</source>
        <translation>Если в ответе сказано, к какому сроку что-то будет сделано, обещание стоит здесь, пока его не сдержат: «ответим до пятницы».</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>Обещания</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Открыть обращение</translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation>Другой срок…</translation>
    </message>
    <message>
        <source>Not a promise</source>
        <translation>Не обещание</translation>
    </message>
    <message>
        <source>%1 · %2 · promised by %3</source>
        <translation>%1 · %2 · обещал(а) %3</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Сдержано</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Вернуть в работу</translation>
    </message>
    <message>
        <source>The customer has got what was promised</source>
        <translation>Клиент получил обещанное</translation>
    </message>
    <message>
        <source>It is not settled after all</source>
        <translation>На самом деле ещё не закрыто</translation>
    </message>
</context>
<context>
    <name>otklik::PublicLineRow</name>
    <message>
        <source>In public first:</source>
        <translation>Сначала открыто:</translation>
    </message>
    <message>
        <source>Everybody reads this below the customer’s message; the text below goes out in private after it.</source>
        <translation>Это прочитают все под сообщением клиента; текст ниже уйдёт следом лично.</translation>
    </message>
    <message>
        <source>What everybody reads first</source>
        <translation>Что сначала прочитают все</translation>
    </message>
</context>
<context>
    <name>otklik::PublicationStrip</name>
    <message>
        <source>Link to the reply in the network, if there is one</source>
        <translation>Ссылка на ответ в сети, если есть</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Копировать текст</translation>
    </message>
    <message>
        <source>Open the post</source>
        <translation>Открыть запись</translation>
    </message>
    <message>
        <source>Posted by hand</source>
        <translation>Опубликовано вручную</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Править</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Open the reply</source>
        <translation>Открыть ответ</translation>
    </message>
    <message>
        <source>Look in the network</source>
        <translation>Посмотреть в сети</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>Он там есть</translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation>Другое время…</translation>
    </message>
    <message>
        <source>It is not there: give it back</source>
        <translation>Там его нет: вернуть автору</translation>
    </message>
</context>
<context>
    <name>otklik::QuestionLines</name>
    <message>
        <source>Answer: %1</source>
        <translation>Ответ: %1</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>Вопрос: %1</translation>
    </message>
    <message>
        <source>In Russian</source>
        <translation>По-русски</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>По-английски</translation>
    </message>
    <message>
        <source>Before a short answer, in Russian</source>
        <translation>Перед кратким ответом, по-русски</translation>
    </message>
    <message>
        <source>Before a short answer, in English</source>
        <translation>Перед кратким ответом, по-английски</translation>
    </message>
</context>
<context>
    <name>otklik::QuestionsPane</name>
    <message>
        <source>Questions and answers</source>
        <translation>Вопросы и ответы</translation>
    </message>
    <message>
        <source>Add question</source>
        <translation>Добавить вопрос</translation>
    </message>
    <message>
        <source>Add answer</source>
        <translation>Добавить ответ</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Change a text</source>
        <translation>изменение текста</translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>новый вопрос</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>новый ответ</translation>
    </message>
    <message>
        <source>Move a question</source>
        <translation>перенос вопроса</translation>
    </message>
    <message>
        <source>Move an answer</source>
        <translation>перенос ответа</translation>
    </message>
    <message>
        <source>Remove a question</source>
        <translation>удаление вопроса</translation>
    </message>
    <message>
        <source>Remove an answer</source>
        <translation>удаление ответа</translation>
    </message>
</context>
<context>
    <name>otklik::QueueView</name>
    <message>
        <source>Queue</source>
        <translation>Очередь</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Отпустить</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>Следующее обращение</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>Предыдущее обращение</translation>
    </message>
    <message>
        <source>Everybody has an answer</source>
        <translation>Все получили ответ</translation>
    </message>
    <message>
        <source>New mentions from the connected networks appear here by themselves, the most urgent first.</source>
        <translation>Новые упоминания из подключённых сетей появятся здесь сами, самые срочные — сверху.</translation>
    </message>
    <message>
        <source>You answer nobody right now</source>
        <translation>Сейчас вы никому не отвечаете</translation>
    </message>
    <message>
        <source>Choose a case under Free and press C to claim it: then colleagues see that you answer.</source>
        <translation>Выберите обращение среди свободных и нажмите C: коллеги увидят, что отвечаете вы.</translation>
    </message>
    <message>
        <source>Everything is taken</source>
        <translation>Всё разобрано</translation>
    </message>
    <message>
        <source>Each open case has a colleague who answers it.</source>
        <translation>У каждого открытого обращения есть тот, кто на него отвечает.</translation>
    </message>
    <message>
        <source>Nothing waits for review</source>
        <translation>На проверке ничего нет</translation>
    </message>
    <message>
        <source>Replies sent to a lead stand here until they are approved or returned.</source>
        <translation>Ответы, отправленные руководителю, стоят здесь, пока их не одобрят или не вернут.</translation>
    </message>
    <message>
        <source>Nothing answered yet</source>
        <translation>Пока ни одного ответа</translation>
    </message>
    <message>
        <source>Cases come here when the reply stands in the network, or when they are closed with a reason.</source>
        <translation>Обращение попадает сюда, когда ответ опубликован в сети или когда его закрыли с объяснением.</translation>
    </message>
</context>
<context>
    <name>otklik::RecordsSection</name>
    <message>
        <source>Customer base</source>
        <translation>Клиентская база</translation>
    </message>
    <message>
        <source>Gone from the customer base. What it said last stands here.</source>
        <translation>В клиентской базе этой записи больше нет. Здесь то, что в ней было в последний раз.</translation>
    </message>
    <message>
        <source>%1 · No. %2</source>
        <translation>%1 · № %2</translation>
    </message>
    <message>
        <source>imported %1</source>
        <translation>импорт: %1</translation>
    </message>
    <message>
        <source>Open the record in the customer base</source>
        <translation>Открыть запись в клиентской базе</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Рождение</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n заказ</numerusform>
            <numerusform>%n заказа</numerusform>
            <numerusform>%n заказов</numerusform>
        </translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Заказ %1</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>№ %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::RemovalNotice</name>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Открытые обращения</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Your drafts</source>
        <translation>Ваши черновики</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 из %3</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Не сейчас</translation>
    </message>
    <message>
        <source>&amp;Read anew</source>
        <translation>&amp;Получить заново</translation>
    </message>
    <message>
        <source>&amp;Let it take them</source>
        <translation>П&amp;усть убирает</translation>
    </message>
    <message>
        <source>The server was restored from a backup and knows far less than this computer. Read everything anew from it? What it does not have is gone from here then; what you have not sent is kept.</source>
        <translation>Сервер восстановлен из резервной копии и знает гораздо меньше, чем этот компьютер. Получить всё с него заново? Чего на нём нет, того не станет и здесь; неотправленное сохранится.</translation>
    </message>
    <message>
        <source>Here there are now: %1</source>
        <translation>Сейчас здесь есть: %1</translation>
    </message>
    <message>
        <source>The server wants to take unusually much off this computer. Sync stopped before it; shall it go on?</source>
        <translation>Сервер хочет убрать с этого компьютера необычно много. Обмен остановлен до этого; продолжать?</translation>
    </message>
    <message>
        <source>Until you decide, nothing is received or sent. If this surprises you, ask your administrator first.</source>
        <translation>Пока вы не решили, ничего не принимается и не отправляется. Если это неожиданно, спросите сначала администратора.</translation>
    </message>
</context>
<context>
    <name>otklik::ReplyAids</name>
    <message>
        <source>Put in a fact</source>
        <translation>Вставить факт</translation>
    </message>
    <message>
        <source>Facts that are needed often, such as addresses and steps, are kept by leads on the Team page.</source>
        <translation>Часто нужные факты — адреса, шаги, ссылки — руководители хранят на странице «Команда».</translation>
    </message>
</context>
<context>
    <name>otklik::ReplyDesk</name>
    <message>
        <source>A lead is asked for: %1</source>
        <translation>Отправлено руководителю: %1</translation>
    </message>
    <message>
        <source>Given: %1</source>
        <translation>Подарено: %1</translation>
    </message>
    <message>
        <source>Kept as the answer that was posted by hand.</source>
        <translation>Сохранено как ответ, опубликованный вручную.</translation>
    </message>
</context>
<context>
    <name>otklik::ReplyEditor</name>
    <message>
        <source>Reply</source>
        <translation>Ответ</translation>
    </message>
</context>
<context>
    <name>otklik::ReviewModel</name>
    <message>
        <source>To %1, by %2: %3</source>
        <translation>Кому: %1, автор: %2: %3</translation>
    </message>
</context>
<context>
    <name>otklik::ReviewPresenter</name>
    <message>
        <source>Choose a draft.</source>
        <translation>Выберите черновик.</translation>
    </message>
    <message>
        <source>Only a lead approves.</source>
        <translation>Одобряет только руководитель.</translation>
    </message>
    <message>
        <source>This is your own text: another lead has to look at it.</source>
        <translation>Это ваш собственный текст: его должен посмотреть другой руководитель.</translation>
    </message>
    <message>
        <source>The thread is being read.</source>
        <translation>Обсуждение читается.</translation>
    </message>
    <message>
        <source>Personal data in a public reply: %1. Return it, or give a reason.</source>
        <translation>Личные данные в открытом ответе: %1. Верните текст или объясните, зачем они нужны.</translation>
    </message>
</context>
<context>
    <name>otklik::ReviewView</name>
    <message>
        <source>Nothing waits for review</source>
        <translation>На проверке ничего нет</translation>
    </message>
    <message>
        <source>Replies that were sent to review stand here until they are approved or returned.</source>
        <translation>Отправленные на проверку ответы стоят здесь, пока их не одобрят или не вернут.</translation>
    </message>
    <message>
        <source>Waiting for review</source>
        <translation>Ждут проверки</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Обсуждение</translation>
    </message>
    <message>
        <source>Comment for the author; needed to return the draft</source>
        <translation>Комментарий автору; нужен, чтобы вернуть черновик</translation>
    </message>
    <message>
        <source>Reason for publishing personal data; it is written into the log</source>
        <translation>Зачем публиковать личные данные; запишется в журнал</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Одобрить</translation>
    </message>
    <message>
        <source>%1 writes to %2 · %3</source>
        <translation>%1 пишет: %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>Since this was written, %n thing(s) changed in the thread:</source>
        <translation>
            <numerusform>С тех пор в обсуждении %n изменение:</numerusform>
            <numerusform>С тех пор в обсуждении %n изменения:</numerusform>
            <numerusform>С тех пор в обсуждении %n изменений:</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 wrote: %2</source>
        <translation>%1 пишет: %2</translation>
    </message>
    <message>
        <source>%1 edited: %2</source>
        <translation>%1, изменено: %2</translation>
    </message>
    <message>
        <source>%1 deleted: %2</source>
        <translation>%1, удалено: %2</translation>
    </message>
    <message>
        <source>Approve this text (A)</source>
        <translation>Одобрить этот текст (A)</translation>
    </message>
    <message>
        <source>Return it with the comment (R)</source>
        <translation>Вернуть с комментарием (R)</translation>
    </message>
    <message>
        <source>Write a comment first (R)</source>
        <translation>Сначала напишите комментарий (R)</translation>
    </message>
    <message>
        <source>A lead looks at your draft. You can take it back.</source>
        <translation>Ваш черновик смотрит руководитель. Его можно отозвать.</translation>
    </message>
    <message>
        <source>Approved or returned together with this:</source>
        <translation>Одобряется или возвращается вместе с этим:</translation>
    </message>
</context>
<context>
    <name>otklik::RightsPresenter</name>
    <message>
        <source>Written down: %1, %2</source>
        <translation>Записано: %1 — %2</translation>
    </message>
    <message>
        <source>Consent removed</source>
        <translation>Запись о согласии убрана</translation>
    </message>
</context>
<context>
    <name>otklik::RightsSection</name>
    <message>
        <source>Rights</source>
        <translation>Права</translation>
    </message>
    <message>
        <source>Write down a consent</source>
        <translation>Записать согласие</translation>
    </message>
    <message>
        <source>Export all data…</source>
        <translation>Выгрузить все данные…</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Стереть…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>All data is saved in %1</source>
        <translation>Все данные сохранены в %1</translation>
    </message>
    <message>
        <source>The server is gathering the data…</source>
        <translation>Сервер собирает данные…</translation>
    </message>
    <message>
        <source>Export all data of a customer</source>
        <translation>Выгрузка всех данных клиента</translation>
    </message>
</context>
<context>
    <name>otklik::RowsPane</name>
    <message>
        <source>Rows of the matrix</source>
        <translation>Строки матрицы</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>Добавить строку</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Дублировать</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Change the outcome</source>
        <translation>смена исхода</translation>
    </message>
    <message>
        <source>Nobody has to agree</source>
        <translation>Согласовывать не нужно</translation>
    </message>
    <message>
        <source>A lead has to agree</source>
        <translation>Согласует руководитель</translation>
    </message>
    <message>
        <source>Change who agrees</source>
        <translation>смена согласующего</translation>
    </message>
    <message>
        <source>Change a condition</source>
        <translation>изменение условия</translation>
    </message>
    <message>
        <source>Change a tactic</source>
        <translation>изменение тактики</translation>
    </message>
    <message>
        <source>Clear a condition</source>
        <translation>снятие условия</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>новая строка</translation>
    </message>
    <message>
        <source>Duplicate a row</source>
        <translation>копия строки</translation>
    </message>
    <message>
        <source>Move a row</source>
        <translation>перенос строки</translation>
    </message>
    <message>
        <source>Remove a row</source>
        <translation>удаление строки</translation>
    </message>
</context>
<context>
    <name>otklik::RulesPopup</name>
    <message>
        <source>What must not be broken</source>
        <translation>Чего нельзя нарушать</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>priority and rule</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The team has no directing rules. A lead can write them on the Team page.</source>
        <translation>Направляющих правил пока нет. Руководитель может записать их на странице «Команда».</translation>
    </message>
</context>
<context>
    <name>otklik::SearchView</name>
    <message>
        <source>Search all mentions and replies</source>
        <translation>Искать по всем упоминаниям и ответам</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найдено</translation>
    </message>
    <message>
        <source>Find what was ever written</source>
        <translation>Найдите всё, что когда-либо писали</translation>
    </message>
    <message>
        <source>Words are found in all their forms: “delivery” also finds “deliveries”.

&quot;blue kettle&quot;  the very phrase
from:marina  by whom
network:vk  in which network
after:2026-01-31  before:2026-03-01  when

It works offline too, over everything on this computer.</source>
        <translation>Слова находятся во всех формах: «доставка» найдёт и «доставку».

«синий чайник»  именно эти слова подряд
from:марина  кто писал
network:vk  в какой сети
after:31.01.2026  before:01.03.2026  когда

Работает и без связи — по всему, что есть на этом компьютере.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Try fewer words, only the beginning of one, or take a condition such as network:vk away.</source>
        <translation>Попробуйте меньше слов, только начало слова или уберите условие вроде network:vk.</translation>
    </message>
    <message>
        <source>Older messages are on the server, which cannot be reached now.</source>
        <translation>Более старые сообщения — на сервере, а он сейчас недоступен.</translation>
    </message>
    <message>
        <source>The server is busy with other searches. Try again in a moment.</source>
        <translation>Сервер занят другими поисками. Попробуйте ещё раз чуть позже.</translation>
    </message>
    <message numerus="yes">
        <source>%n older message(s) found on the server.</source>
        <translation>
            <numerusform>На сервере найдено %n более старое сообщение.</numerusform>
            <numerusform>На сервере найдено %n более старых сообщения.</numerusform>
            <numerusform>На сервере найдено %n более старых сообщений.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing older found on the server so far.</source>
        <translation>На сервере пока ничего более старого не нашлось.</translation>
    </message>
    <message>
        <source>Searched back to %1.</source>
        <translation>Просмотрено до %1.</translation>
    </message>
    <message>
        <source>Only newer messages are kept on this computer.</source>
        <translation>На этом компьютере хранятся только недавние сообщения.</translation>
    </message>
    <message>
        <source>Searching on the server, back to %1…</source>
        <translation>Поиск на сервере, просмотрено до %1…</translation>
    </message>
    <message>
        <source>Searching on the server…</source>
        <translation>Поиск на сервере…</translation>
    </message>
    <message>
        <source>That is all.</source>
        <translation>Это всё.</translation>
    </message>
    <message>
        <source>The server has nothing older on this.</source>
        <translation>На сервере об этом нет ничего более старого.</translation>
    </message>
    <message>
        <source>&amp;Search older ones on the server</source>
        <translation>&amp;Искать более старые на сервере</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Остановить</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Продолжить</translation>
    </message>
    <message>
        <source>&amp;Ask again</source>
        <translation>&amp;Спросить ещё раз</translation>
    </message>
    <message>
        <source>Nothing found on this computer</source>
        <translation>На этом компьютере ничего не найдено</translation>
    </message>
    <message>
        <source>Older messages are on the server: Enter searches there.</source>
        <translation>Более старые сообщения — на сервере: Enter начнёт поиск там.</translation>
    </message>
    <message>
        <source>The server goes back in time, page by page; you can stop it and go on at any time.</source>
        <translation>Сервер просматривает сообщения от новых к старым; поиск можно в любой момент остановить и продолжить.</translation>
    </message>
</context>
<context>
    <name>otklik::SendLaterButton</name>
    <message>
        <source>Send later</source>
        <translation>Отправить позже</translation>
    </message>
    <message>
        <source>Send later (Ctrl+Shift+Enter)</source>
        <translation>Отправить позже (Ctrl+Shift+Enter)</translation>
    </message>
</context>
<context>
    <name>otklik::SendTimesMenu</name>
    <message>
        <source>As soon as it may</source>
        <translation>Как только можно</translation>
    </message>
    <message>
        <source>When we open: %1</source>
        <translation>Когда откроемся: %1</translation>
    </message>
    <message>
        <source>Tomorrow morning: %1</source>
        <translation>Завтра утром: %1</translation>
    </message>
    <message>
        <source>Choose date and time…</source>
        <translation>Выбрать дату и время…</translation>
    </message>
    <message>
        <source>Send later</source>
        <translation>Отправить позже</translation>
    </message>
    <message>
        <source>The reply goes out at:</source>
        <translation>Ответ уйдёт:</translation>
    </message>
    <message>
        <source>Send then</source>
        <translation>Отправить в это время</translation>
    </message>
</context>
<context>
    <name>otklik::SignInView</name>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Войти</translation>
    </message>
    <message>
        <source>Sign in to your team&apos;s workspace</source>
        <translation>Вход в рабочее пространство команды</translation>
    </message>
    <message>
        <source>Se&amp;rver</source>
        <translation>&amp;Сервер</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Логин</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Пароль</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Вход…</translation>
    </message>
    <message>
        <source>Sign in with the &amp;browser</source>
        <translation>Войти через &amp;браузер</translation>
    </message>
    <message>
        <source>or, with an account of this server:</source>
        <translation>или под учётной записью этого сервера:</translation>
    </message>
    <message>
        <source>The password is not kept on this computer. You stay signed in: what that needs is in the computer&apos;s keychain.</source>
        <translation>Пароль на этом компьютере не хранится. Вы остаётесь в системе: всё нужное для этого лежит в связке ключей компьютера.</translation>
    </message>
    <message>
        <source>This computer has no keychain that is open, so nothing is kept: you will be asked again at the next start.</source>
        <translation>На этом компьютере нет открытой связки ключей, поэтому ничего не сохраняется: при следующем запуске вас спросят снова.</translation>
    </message>
</context>
<context>
    <name>otklik::SourcesModel</name>
    <message>
        <source>not connected: answers are posted by hand</source>
        <translation>не подключено: ответы публикуются вручную</translation>
    </message>
    <message>
        <source>waits for your consent in the browser</source>
        <translation>ждёт вашего согласия в браузере</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>подключено</translation>
    </message>
    <message>
        <source>connected as @%1</source>
        <translation>подключено как @%1</translation>
    </message>
    <message>
        <source>does not work: %1</source>
        <translation>не работает: %1</translation>
    </message>
</context>
<context>
    <name>otklik::SourcesView</name>
    <message>
        <source>&amp;Connect Mastodon…</source>
        <translation>&amp;Подключить Mastodon…</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Отключить</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Сети</translation>
    </message>
    <message>
        <source>Connect the company&apos;s official account: Otklik then reads its mentions and publishes your replies there. The key is kept by the server and never reaches a laptop.</source>
        <translation>Подключите официальный аккаунт компании: «Отклик» будет читать его упоминания и публиковать там ваши ответы. Ключ хранится на сервере и не попадает на ноутбуки.</translation>
    </message>
    <message>
        <source>Your browser opens %1. Sign in there with the official account and allow access; the source appears here when you have.</source>
        <translation>В браузере откроется %1. Войдите там под официальным аккаунтом и разрешите доступ; после этого источник появится здесь.</translation>
    </message>
    <message>
        <source>Address of the server, such as social.example.com</source>
        <translation>Адрес сервера, например social.example.com</translation>
    </message>
    <message>
        <source>Address of the Mastodon server</source>
        <translation>Адрес сервера Mastodon</translation>
    </message>
    <message>
        <source>Connect &amp;another network…</source>
        <translation>Подключить &amp;другую сеть…</translation>
    </message>
    <message>
        <source>Connected. It is a pilot until a lead makes it official on the Channels page.</source>
        <translation>Подключено. Канал пробный, пока руководитель не сделает его официальным на соседней вкладке.</translation>
    </message>
    <message>
        <source>Test the ans&amp;wer</source>
        <translation>Пров&amp;ерить ответ</translation>
    </message>
    <message>
        <source>Address for calls</source>
        <translation>Адрес для вызовов</translation>
    </message>
    <message>
        <source>Co&amp;py the address</source>
        <translation>С&amp;копировать адрес</translation>
    </message>
    <message>
        <source>%1 This server runs on this computer only: nobody reaches it from the internet.</source>
        <translation>%1 Сервер работает только на этом компьютере: из интернета до него не достучаться.</translation>
    </message>
</context>
<context>
    <name>otklik::SpellingMenu</name>
    <message>
        <source>Russian words are not checked: the package hunspell-ru is not installed</source>
        <translation>Русские слова не проверяются: не установлен пакет hunspell-ru</translation>
    </message>
    <message>
        <source>English words are not checked: the package hunspell-en-us is not installed</source>
        <translation>Английские слова не проверяются: не установлен пакет hunspell-en-us</translation>
    </message>
    <message>
        <source>Check spelling</source>
        <translation>Проверять орфографию</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Орфография</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>Подбираем варианты…</translation>
    </message>
    <message>
        <source>Add “%1” to my dictionary</source>
        <translation>Добавить «%1» в мой словарь</translation>
    </message>
    <message>
        <source>Add “%1” to the team&apos;s dictionary</source>
        <translation>Добавить «%1» в словарь команды</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Вариантов нет</translation>
    </message>
    <message>
        <source>No spelling mistakes.</source>
        <translation>Орфографических ошибок нет.</translation>
    </message>
    <message>
        <source>The spelling is not checked.</source>
        <translation>Проверка орфографии выключена.</translation>
    </message>
</context>
<context>
    <name>otklik::StandingView</name>
    <message>
        <source>Open the page in the network</source>
        <translation>Открыть страницу в сети</translation>
    </message>
    <message>
        <source>Otklik has read no new message there since it was sent. It may stand there all the same: look.</source>
        <translation>С момента отправки «Отклик» не прочитал там ничего нового. Ответ всё равно может там стоять: посмотрите.</translation>
    </message>
    <message>
        <source>What stands in the network now</source>
        <translation>Что сейчас стоит в сети</translation>
    </message>
    <message>
        <source>from our account</source>
        <translation>с нашей учётной записи</translation>
    </message>
    <message>
        <source>the same words</source>
        <translation>те же слова</translation>
    </message>
    <message>
        <source>This is it</source>
        <translation>Это он</translation>
    </message>
    <message>
        <source>Marks the reply as sent, with the link of this post</source>
        <translation>Отмечает ответ отправленным, со ссылкой на эту запись</translation>
    </message>
</context>
<context>
    <name>otklik::StartWindow</name>
    <message>
        <source>Otklik</source>
        <translation>Отклик</translation>
    </message>
    <message>
        <source>Preparing the demo workspace: invented people and mentions, to try everything.</source>
        <translation>Готовится учебное рабочее пространство: выдуманные люди и упоминания, чтобы всё попробовать.</translation>
    </message>
    <message>
        <source>Preparing your own workspace.</source>
        <translation>Готовится ваше рабочее пространство.</translation>
    </message>
    <message>
        <source>Otklik cannot open this workspace</source>
        <translation>«Отклик» не может открыть это рабочее пространство</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Set it aside and fetch everything anew</source>
        <translation>Отложить и загрузить всё заново</translation>
    </message>
    <message>
        <source>Open the demo workspace</source>
        <translation>Открыть учебное пространство</translation>
    </message>
    <message>
        <source>Open my own workspace</source>
        <translation>Открыть своё пространство</translation>
    </message>
    <message>
        <source>Sign in to a server</source>
        <translation>Войти на сервер</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Sign in to your team&apos;s server, or look around in the demo workspace.</source>
        <translation>Войдите на сервер команды или осмотритесь в учебном пространстве.</translation>
    </message>
</context>
<context>
    <name>otklik::StatusLine</name>
    <message>
        <source>State of the connection</source>
        <translation>Состояние связи</translation>
    </message>
</context>
<context>
    <name>otklik::SyncView</name>
    <message>
        <source>Nothing waits</source>
        <translation>Ничего не ждёт</translation>
    </message>
    <message>
        <source>What you do without a connection is written down here and delivered once when the connection is back. What the server refuses stays here until you have seen why.</source>
        <translation>То, что вы делаете без связи, записывается здесь и доставляется один раз, когда связь вернётся. То, что сервер отклонил, остаётся здесь, пока вы не увидите причину.</translation>
    </message>
    <message>
        <source>What waits for the server</source>
        <translation>Что ждёт сервера</translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation>&amp;Попробовать сейчас</translation>
    </message>
    <message>
        <source>Complete last: %1</source>
        <translation>В последний раз всё было получено и отправлено %1</translation>
    </message>
</context>
<context>
    <name>otklik::TacticPopup</name>
    <message>
        <source>Tactic</source>
        <translation>Тактика</translation>
    </message>
    <message>
        <source>Tactic in Russian</source>
        <translation>Тактика по-русски</translation>
    </message>
    <message>
        <source>Tactic in English</source>
        <translation>Тактика по-английски</translation>
    </message>
    <message>
        <source>Ctrl+Enter takes it, Escape leaves it as it was</source>
        <translation>Ctrl+Enter — принять, Esc — оставить как было</translation>
    </message>
</context>
<context>
    <name>otklik::TagStrip</name>
    <message>
        <source>Add a tag</source>
        <translation>Добавить метку</translation>
    </message>
    <message>
        <source>Take the tag “%1” away</source>
        <translation>Убрать метку «%1»</translation>
    </message>
    <message>
        <source>Tag %1. Press to take it away.</source>
        <translation>Метка «%1». Нажмите, чтобы убрать.</translation>
    </message>
</context>
<context>
    <name>otklik::TakeOverWatch</name>
    <message numerus="yes">
        <source>Colleagues are answering %n people in your place now. What you wrote is kept.</source>
        <translation>
            <numerusform>Коллеги теперь отвечают вместо вас %n человеку. Написанное вами сохранено.</numerusform>
            <numerusform>Коллеги теперь отвечают вместо вас %n людям. Написанное вами сохранено.</numerusform>
            <numerusform>Коллеги теперь отвечают вместо вас %n людям. Написанное вами сохранено.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is answering %2 in your place now. What you wrote is kept.</source>
        <translation>%1 теперь отвечает вместо вас: %2. Написанное вами сохранено.</translation>
    </message>
</context>
<context>
    <name>otklik::TeamPresenter</name>
    <message>
        <source>Leads and administrators edit this.</source>
        <translation>Это правят руководители и администраторы.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Ничего не изменено.</translation>
    </message>
    <message>
        <source>It is on its way to the server.</source>
        <translation>Отправляется на сервер.</translation>
    </message>
    <message>
        <source>Decide first which of the two versions goes on.</source>
        <translation>Сначала решите, какая из двух версий остаётся.</translation>
    </message>
    <message>
        <source>It is being checked…</source>
        <translation>Идёт проверка…</translation>
    </message>
    <message>
        <source>It is not in order yet.</source>
        <translation>В документе ещё есть ошибка.</translation>
    </message>
    <message>
        <source>Version %1 again</source>
        <translation>Снова версия %1</translation>
    </message>
    <message>
        <source>As it came with Otklik</source>
        <translation>Встроенный документ</translation>
    </message>
</context>
<context>
    <name>otklik::TeamView</name>
    <message>
        <source>Documents of the team</source>
        <translation>Документы команды</translation>
    </message>
</context>
<context>
    <name>otklik::TeamWording</name>
    <message>
        <source>the rule in line %1 takes too long and is switched off: %2</source>
        <translation>правило в строке %1 выполняется слишком долго и отключено: %2</translation>
    </message>
</context>
<context>
    <name>otklik::ThreadView</name>
    <message>
        <source>Conversation</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Копировать текст</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Копировать выделенное</translation>
    </message>
    <message>
        <source>Show earlier versions</source>
        <translation>Показать прежние версии</translation>
    </message>
    <message>
        <source>Open in the network…</source>
        <translation>Открыть в сети…</translation>
    </message>
    <message>
        <source>Open link: %1</source>
        <translation>Открыть ссылку: %1</translation>
    </message>
    <message>
        <source>Show the picture: %1</source>
        <translation>Показать картинку: %1</translation>
    </message>
    <message>
        <source>Hide quoted text</source>
        <translation>Скрыть цитату</translation>
    </message>
    <message>
        <source>Show quoted text</source>
        <translation>Показать цитату</translation>
    </message>
</context>
<context>
    <name>otklik::TimePopup</name>
    <message>
        <source>Due at (%1)</source>
        <translation>Срок (%1)</translation>
    </message>
    <message>
        <source>Take this time</source>
        <translation>Взять это время</translation>
    </message>
</context>
<context>
    <name>otklik::TimelineFilters</name>
    <message>
        <source>Everything</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Messages, calls, notes, promises, bonuses and orders</source>
        <translation>Сообщения, звонки, заметки, обещания, бонусы и заказы</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Публично</translation>
    </message>
    <message>
        <source>What everybody can read</source>
        <translation>То, что могут прочесть все</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Лично</translation>
    </message>
    <message>
        <source>Private messages</source>
        <translation>Личные сообщения</translation>
    </message>
    <message>
        <source>Calls and notes</source>
        <translation>Записи</translation>
    </message>
    <message>
        <source>What colleagues have written down</source>
        <translation>То, что записали коллеги</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>Забота</translation>
    </message>
    <message>
        <source>Promises, bonuses and orders</source>
        <translation>Обещания, бонусы и заказы</translation>
    </message>
    <message>
        <source>Only messages in %1; once more: in all networks</source>
        <translation>Только сообщения из %1; ещё раз — из всех сетей</translation>
    </message>
</context>
<context>
    <name>otklik::TimelinePane</name>
    <message>
        <source>Nothing here yet</source>
        <translation>Здесь пока пусто</translation>
    </message>
    <message>
        <source>Go to a day…</source>
        <translation>Перейти к дню…</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Вернуться к последнему</translation>
    </message>
    <message>
        <source>All that happened, newest first</source>
        <translation>Всё, что было, сначала новое</translation>
    </message>
    <message>
        <source>Everything this person wrote and was answered stands here, from all networks, with calls, promises, bonuses and orders.</source>
        <translation>Здесь собрано всё, что этот человек писал и что ему отвечали, — из всех сетей, со звонками, обещаниями, бонусами и заказами.</translation>
    </message>
    <message>
        <source>Nothing in public</source>
        <translation>Публично не писали</translation>
    </message>
    <message>
        <source>What this person wrote where everybody can read it stands here.</source>
        <translation>Здесь стоит то, что человек написал там, где это могут прочесть все.</translation>
    </message>
    <message>
        <source>Nothing in private</source>
        <translation>Лично не писали</translation>
    </message>
    <message>
        <source>Private messages stand here. Ask for personal data only there, and never in public.</source>
        <translation>Здесь стоят личные сообщения. Личные данные спрашивайте только там и никогда — публично.</translation>
    </message>
    <message>
        <source>No calls and no notes</source>
        <translation>Нет ни звонков, ни заметок</translation>
    </message>
    <message>
        <source>Write down what was said by phone, by e-mail or in a meeting: in “Notes” on the profile. It then stands here at its time.</source>
        <translation>Запишите, о чём говорили по телефону, в письме или на встрече, — в «Заметках» профиля. Запись встанет здесь на своё время.</translation>
    </message>
    <message>
        <source>Nothing promised, given or ordered</source>
        <translation>Ничего не обещали, не дарили и не заказывали</translation>
    </message>
    <message>
        <source>Promises come from replies that say by when, bonuses from the composer, orders from your customer base.</source>
        <translation>Обещания берутся из ответов со сроком, бонусы — из окна ответа, заказы — из вашей базы клиентов.</translation>
    </message>
</context>
<context>
    <name>otklik::Toast</name>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
</context>
<context>
    <name>otklik::TrollHint</name>
    <message>
        <source>Cite a rule</source>
        <translation>Привести правило</translation>
    </message>
    <message>
        <source>Do not feed the troll: one calm sentence with the rule, or none.</source>
        <translation>Не кормите тролля: одна спокойная фраза с правилом или ни одной.</translation>
    </message>
</context>
<context>
    <name>otklik::UserList</name>
    <message>
        <source>Work as…</source>
        <translation>Работать как…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>In a team everybody signs in with a password of their own.</source>
        <translation>В команде каждый входит со своим паролем.</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>оператор</translation>
    </message>
    <message>
        <source>lead</source>
        <translation>руководитель</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>администратор</translation>
    </message>
</context>
<context>
    <name>otklik::VersionsBox</name>
    <message>
        <source>Bring back into the editor</source>
        <translation>Вернуть в редактор</translation>
    </message>
    <message>
        <source>Versions of the matrix</source>
        <translation>Версии матрицы</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Версии</translation>
    </message>
    <message>
        <source>Built in: what a new workspace starts with</source>
        <translation>Встроенная: с неё начинает новое рабочее пространство</translation>
    </message>
    <message>
        <source>Version %1, %2, %3</source>
        <translation>Версия %1, %2, %3</translation>
    </message>
    <message>
        <source>It cannot be read: %1</source>
        <translation>Её не удаётся прочитать: %1</translation>
    </message>
</context>
<context>
    <name>otklik::VersionsPopup</name>
    <message>
        <source>All versions</source>
        <translation>Все версии</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Сначала</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Версия %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>otklik::VersionsWindow</name>
    <message>
        <source>Show what the text in the editor has changed</source>
        <translation>Показать, что изменено в тексте редактора</translation>
    </message>
    <message>
        <source>Put it into the editor</source>
        <translation>Вернуть в редактор</translation>
    </message>
    <message>
        <source>Versions: %1</source>
        <translation>Версии: %1</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Версии</translation>
    </message>
    <message>
        <source>To be published again: a version is never changed.</source>
        <translation>Чтобы опубликовать снова: сами версии не меняются.</translation>
    </message>
</context>
<context>
    <name>otklik::Waterfall</name>
    <message>
        <source>What speaks for one person, and what against</source>
        <translation>Что говорит за одного человека и что против</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <comment>sentence, weight, effect</comment>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>← against</source>
        <translation>← против</translation>
    </message>
    <message>
        <source>for →</source>
        <translation>за →</translation>
    </message>
</context>
<context>
    <name>otklik::WhenField</name>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>It was at another time</source>
        <translation>Это было в другое время</translation>
    </message>
    <message>
        <source>When it was: now. Choose another time</source>
        <translation>Когда это было: сейчас. Выбрать другое время</translation>
    </message>
    <message>
        <source>When it was</source>
        <translation>Когда это было</translation>
    </message>
    <message>
        <source>It was just now</source>
        <translation>Это было только что</translation>
    </message>
</context>
<context>
    <name>otklik::WordingMenu</name>
    <message>
        <source>Nothing here asks for plainer words.</source>
        <translation>Здесь и так сказано просто.</translation>
    </message>
    <message>
        <source>Plainer words</source>
        <translation>Сказать проще</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Убрать</translation>
    </message>
</context>
</TS>

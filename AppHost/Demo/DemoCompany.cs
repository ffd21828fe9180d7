namespace Switchboard.AppHost.Demo;

/// <summary>The people and words of a demo tenant.</summary>
internal sealed record DemoCompany(
    string Slug, string Name, string Color, string Greeting, string GreetingZh, string[] QuestionsEn, string[] QuestionsZh,
    (string Name, string Mail) Admin, (string Name, string Mail) Supervisor, (string Name, string Mail) Agent, (string Name, string Mail) Agent2, (string Name, string Mail) Inspector,
    string[] Teams, (string Name, string Email, string Phone, string Note)[] Contacts)
{
    internal static readonly DemoCompany Acme = new(
        "acme", "Acme Electronics", "#1f5fbf",
        "Hi! Ask me about orders, returns, warranty or anything in the shop.", "您好！订单、退换货、保修和商品问题都可以问我。",
        ["How do I return an item?", "Where is my parcel?", "How long is the warranty?", "Talk to a person"],
        ["怎么退货？", "我的包裹到哪了？", "保修期多久？", "转人工"],
        ("Grace Lin", "grace.lin@acme.example"), ("Marcus Webb", "marcus.webb@acme.example"), ("李娜", "li.na@acme.example"), ("Tom Becker", "tom.becker@acme.example"), ("Ines Duarte", "ines.duarte@acme.example"),
        ["Orders and returns", "Technical support"],
        [
            ("王芳", "wang.fang@example.com", "188 0000 0101", "会员，常买耳机"), ("James Porter", "james.porter@example.com", "+1 555 0101", "Bought a laptop in October"),
            ("陈伟", "chen.wei@example.com", "188 0000 0102", "企业采购"), ("Sofia Rossi", "sofia.rossi@example.com", "+1 555 0102", ""), ("刘洋", "liu.yang@example.com", "188 0000 0103", "路由器退换中"),
            ("Emma Clark", "emma.clark@example.com", "+1 555 0103", "Prefers e-mail"), ("赵敏", "zhao.min@example.com", "188 0000 0104", ""), ("Noah Fischer", "noah.fischer@example.com", "+1 555 0104", "Student discount"),
            ("孙丽", "sun.li@example.com", "188 0000 0105", ""), ("Olivia Brown", "olivia.brown@example.com", "+1 555 0105", "Gift cards"), ("周杰", "zhou.jie@example.com", "188 0000 0106", "以旧换新"), ("Liam Murphy", "liam.murphy@example.com", "+1 555 0106", ""),
        ]);

    internal static readonly DemoCompany Globex = new(
        "globex", "Globex Bank", "#0b6b57",
        "Welcome to Globex Bank. Ask about cards, transfers, accounts or loans.", "欢迎来到环球银行。银行卡、转账、账户和贷款问题都可以问我。",
        ["I lost my card", "How do I transfer money abroad?", "What are the ATM fees?", "Talk to a person"],
        ["银行卡丢了怎么办？", "怎么办理境外汇款？", "取现手续费是多少？", "转人工"],
        ("Helen Zhou", "helen.zhou@globex.example"), ("David Osei", "david.osei@globex.example"), ("张磊", "zhang.lei@globex.example"), ("Priya Nair", "priya.nair@globex.example"), ("Robert Hahn", "robert.hahn@globex.example"),
        ["Cards", "Payments and accounts"],
        [
            ("黄琳", "huang.lin@example.com", "188 0000 0201", "信用卡客户"), ("Peter Novak", "peter.novak@example.com", "+1 555 0111", ""), ("吴刚", "wu.gang@example.com", "188 0000 0202", "小微企业主"),
            ("Mia Jensen", "mia.jensen@example.com", "+1 555 0112", "Mortgage since 2024"), ("徐静", "xu.jing@example.com", "188 0000 0203", ""), ("Lucas Silva", "lucas.silva@example.com", "+1 555 0113", "Travels often"),
            ("何军", "he.jun@example.com", "188 0000 0204", ""), ("Ava Wilson", "ava.wilson@example.com", "+1 555 0114", "Joint account"), ("马丽", "ma.li@example.com", "188 0000 0205", ""),
            ("Ethan Cole", "ethan.cole@example.com", "+1 555 0115", ""), ("林涛", "lin.tao@example.com", "188 0000 0206", "定期存款"), ("Chloe Martin", "chloe.martin@example.com", "+1 555 0116", ""),
        ]);

    internal static readonly DemoCompany[] All = [Acme, Globex];
}

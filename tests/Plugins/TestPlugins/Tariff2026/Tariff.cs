namespace Switchboard.TestPlugins;

public static class Tariff
{
    public static int Year => 2026;
}

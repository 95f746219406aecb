namespace Zoe.Model.Shop;

/// <summary>Names of kinds and types of parameters in documents.</summary>
internal static class ShopParameterNames
{
    public const string Environment = "environment";
    public const string Command = "command";
    public const string ServiceCount = "service_count";
    public const string Text = "string";
    public const string Integer = "integer";
    public const string ShortInteger = "int";

    public static readonly string[] Kinds = [Environment, Command, ServiceCount];
    public static readonly string[] Types = [Text, Integer, ShortInteger];

    public static string Of(ShopParameterKind kind) => Kinds[(int)kind];
}

namespace Zoe.Model.ZeroCloud;

/// <summary>An argument with its help text; documents write it as <c>[name, text]</c>.</summary>
/// <param name="Name">Name of the argument.</param>
/// <param name="Help">Help text.</param>
public sealed record ZappArgument(string Name, string Help);

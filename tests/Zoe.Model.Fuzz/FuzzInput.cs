namespace Zoe.Model.Fuzz;

/// <summary>One input for one reader.</summary>
/// <param name="Format">The reader.</param>
/// <param name="Bytes">The document.</param>
public sealed record FuzzInput(FuzzFormat Format, byte[] Bytes);

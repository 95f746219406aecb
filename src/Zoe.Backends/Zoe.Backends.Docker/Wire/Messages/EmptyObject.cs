namespace Zoe.Backends.Docker;

/// <summary>The empty object that stands for membership where the API has a set.</summary>
internal sealed record EmptyObject;

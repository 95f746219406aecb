namespace Zoe.Hosting.Sqlite;

/// <summary>The file was written by a newer program, which this one cannot understand.</summary>
public sealed class StoreSchemaException(string path, int found, int known) : Exception(
    $"{path} has schema {found}, but this version of Zoe knows only up to {known}. Use the newer version of Zoe, or another data path.");

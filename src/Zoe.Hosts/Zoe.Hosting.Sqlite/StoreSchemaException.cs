namespace Zoe.Hosting.Sqlite;

/// <summary>The file was written by a newer version.</summary>
public sealed class StoreSchemaException(string path, int found, int known) : Exception(
    $"{path} has schema version {found}, but this version of Zoe supports at most {known}. Use the newer version of Zoe, or another data path.");

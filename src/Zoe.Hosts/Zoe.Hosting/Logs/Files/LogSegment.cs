namespace Zoe.Hosting.Logs.Files;

/// <summary>
/// A file with a segment of the output of one attempt. Its name is the start position, so that gaps are visible from
/// the files alone.
/// </summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Start">Offset of its first byte in the output of the attempt.</param>
/// <param name="Length">Size of the file in bytes when it was listed.</param>
/// <param name="Path">The file.</param>
internal sealed record LogSegment(int Attempt, long Start, long Length, string Path)
{
    public long End => Start + Length;

    /// <summary>The file with its time index.</summary>
    public string IndexPath => System.IO.Path.ChangeExtension(Path, LogFolder.IndexExtension);
}

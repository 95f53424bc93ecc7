namespace Platform.WebApi.Demo;

/// <summary>The demo cannot go on; the message says why, for the terminal.</summary>
internal sealed class DemoFailedException(string message) : Exception(message);

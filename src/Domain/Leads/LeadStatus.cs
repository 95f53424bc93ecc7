namespace Platform.Domain.Leads;

/// <summary>What became of one row. Every row of the input has exactly one.</summary>
public enum LeadStatus : byte
{
    /// <summary>Usable, and the one kept of its cluster.</summary>
    Accepted,

    /// <summary>A person should look.</summary>
    Review,

    /// <summary>Another row of its cluster is kept.</summary>
    Duplicate,

    /// <summary>Malformed, or nothing in it by which anyone could be reached or told apart.</summary>
    Rejected,
}

/// <summary>What is known of an e-mail address or a telephone number.</summary>
public enum ValueStatus : byte
{
    Missing,
    Valid,

    /// <summary>Well formed, but a role or a disposable address.</summary>
    Risky,
    Invalid,
}

/// <summary>Why a record of the file could not be read as a row.</summary>
public enum RecordFault : byte
{
    None,
    TooFewFields,
    TooManyFields,

    /// <summary>Text between a closing quote and the next separator.</summary>
    MalformedQuote,

    /// <summary>A quote that is never closed.</summary>
    UnterminatedQuote,

    /// <summary>Bytes that are no text in the encoding of the file.</summary>
    InvalidEncoding,

    /// <summary>Longer than the limit for one record.</summary>
    TooLong,
}

-- Per archive file, the byte after its last indexed record.
select archive_file, max(archive_offset + archive_length) from capture group by archive_file;

"""Files broken by a power cut or a bad disk give everything that is whole, and say what was passed over."""

from datetime import UTC, datetime

import pytest

from archive import Archive, ArchiveDamage

NIGHT = datetime(2025, 4, 4, 17, 30, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path)


@pytest.fixture
def kept(archive):
    with archive.writer("crawl") as writer:
        bodies = [b"first", b"second", b"third"]
        return [
            writer.keep(f"https://example.jp/{b[0]}", "soumu", NIGHT, 200, [], b, b"GET / HTTP/1.1\r\n\r\n")
            for b in bodies
        ]


def scan(archive, **given):
    problems: list[str] = []
    return list(archive.captures(problems=problems, **given)), problems


def test_a_file_cut_at_any_byte_of_its_last_record(archive, kept):
    path = archive.folder / kept[0].archive_file
    whole = path.read_bytes()
    start = kept[1].archive_offset + kept[1].archive_length  # the last request and response begin here
    boundaries = {start, kept[2].archive_offset}
    for size in range(start, len(whole)):
        path.write_bytes(whole[:size])
        found, problems = scan(archive)
        assert found == kept[:2]
        assert len(problems) == (size not in boundaries), size
        assert all("half-written last record" in problem for problem in problems)


def test_a_new_writer_goes_on_after_a_kill(archive, kept):
    path = archive.folder / kept[0].archive_file
    path.write_bytes(path.read_bytes()[:-7])
    with archive.writer("crawl") as writer:
        again = writer.keep(kept[2].url, "soumu", NIGHT, 200, [], b"third")
    found, problems = scan(archive)
    assert found == [*kept[:2], again]
    assert len(problems) == 1


def test_zeros_at_the_end_are_no_record(archive, kept):
    path = archive.folder / kept[0].archive_file
    with path.open("ab") as file:
        file.write(bytes(5000))
    found, problems = scan(archive)
    assert found == kept
    assert len(problems) == 1


def test_a_broken_end_is_told_once(archive, kept):
    path = archive.folder / kept[0].archive_file
    path.write_bytes(path.read_bytes()[:-7])
    known = {path.name: kept[1].archive_offset + kept[1].archive_length}
    assert scan(archive, after={path.name: kept[0].archive_offset})[1] != []
    found, problems = scan(archive, after=known)
    assert (found, problems) == ([], [])


def test_every_changed_byte_costs_at_most_its_own_record(archive, kept):
    path = archive.folder / kept[0].archive_file
    whole = path.read_bytes()
    harmless = range(kept[1].archive_offset + 3, kept[1].archive_offset + 10)  # time, flags and system in gzip's head
    for at in range(kept[1].archive_offset, kept[2].archive_offset, 3):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        found, problems = scan(archive)
        assert [capture for capture in found if capture in (kept[0], kept[2])] == [kept[0], kept[2]], at
        if at < kept[1].archive_offset + kept[1].archive_length and at not in harmless:
            assert kept[1] not in found and problems
            with pytest.raises(ArchiveDamage, match=r"byte \d+: .*restore"):
                archive.read(kept[1])
    path.write_bytes(whole)
    assert scan(archive) == (kept, [])


def test_a_record_rewritten_by_hand_is_found_out(archive, kept, tmp_path):
    path = archive.folder / kept[0].archive_file
    with Archive(tmp_path / "other").writer("other") as writer:
        other = writer.keep(kept[0].url, "soumu", NIGHT, 200, [], b"FIRST")
    forged = (tmp_path / "other" / other.archive_file).read_bytes()[other.archive_offset :]
    data = path.read_bytes()
    path.write_bytes(data[: kept[0].archive_offset] + forged)
    with pytest.raises(ArchiveDamage):
        archive.read(kept[0])


def test_what_is_being_written_is_no_damage(archive):
    with archive.writer("crawl") as writer:
        capture = writer.keep("https://example.jp/", "soumu", NIGHT, 200, [], b"body")
        with (archive.folder / capture.archive_file).open("ab") as file:
            file.write(b"\x1f\x8b\x08half a record")
        assert scan(archive) == ([capture], [])
    assert len(scan(archive)[1]) == 1


def test_a_file_that_lost_its_end_is_told(archive, kept):
    path = archive.folder / kept[0].archive_file
    size = path.stat().st_size
    path.write_bytes(path.read_bytes()[: kept[1].archive_offset])
    found, problems = scan(archive, after={path.name: size})
    assert found == []
    assert f"known up to byte {size}" in problems[0]


def test_other_files_in_the_folder_do_no_harm(archive, kept):
    (archive.folder / "empty.warc.gz").touch()
    (archive.folder / "noise.warc.gz").write_bytes(b"\x1f\x8b\x08" * 30000)
    (archive.folder / "notes.txt").write_text("not ours")
    found, problems = scan(archive)
    assert found == kept
    assert len(problems) == 1 and problems[0].startswith("noise.warc.gz")
